import type { Readout, Scene } from '@oc-stats/figures';

const GAP = 12;

/** Fills the box: what the values belong to, then a row each of key, name and value. */
export function writeReadout(box: HTMLElement, { heading, entries, note }: Readout): void {
  box.replaceChildren(element('strong', '', heading));
  for (const { label, value, ink, ghost } of entries) {
    const row = element('div', ghost ? 'row ghost' : 'row', '');
    row.append(
      element('i', ink ? `key key-${ink}` : 'key', ''),
      element('span', 'name', label),
      element('b', '', value),
    );
    box.append(row);
  }
  if (note) box.append(element('em', '', note));
}

/** The same as one text, for a slider's value. */
export function spoken({ heading, entries, note }: Readout): string {
  const values = entries.map(({ label, value }) => `${label} ${value}`).join(', ');
  return [`${heading}: ${values}`, note].filter(Boolean).join('. ');
}

/**
 * Beside the place, on the side with more room, and never beyond the edges of the chart. Over rows it keeps below or
 * above the row, so that the row itself stays visible.
 */
export function placeReadout(
  box: HTMLElement,
  scene: Scene,
  at: { x: number; y: number },
  overRows: boolean,
): void {
  box.hidden = false;
  const { offsetWidth: width, offsetHeight: height } = box;
  const limit = (place: number, size: number, length: number): number =>
    Math.max(0, Math.min(place, length - size));
  const beside = at.x + GAP + width <= scene.width ? at.x + GAP : at.x - GAP - width;
  const below = at.y + GAP * 1.5;
  const above = at.y - GAP * 1.5 - height;
  const left = limit(overRows ? at.x - width / 2 : beside, width, scene.width);
  const top = overRows ? (below + height <= scene.height || above < 0 ? below : above) : at.y;
  // Through the object model: a style attribute would be refused by a strict CSP.
  box.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
}

function element(tag: string, name: string, text: string): HTMLElement {
  const created = document.createElement(tag);
  if (name) created.className = name;
  created.textContent = text;
  return created;
}
