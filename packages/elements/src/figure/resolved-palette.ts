import { INKS, type Ink, type Palette } from '@oc-stats/figures';

/** The colours that the element really has, for whoever cannot read CSS variables: Plotly and files. */
export function resolvedPalette(root: ShadowRoot): Palette {
  const probe = document.createElement('span');
  probe.hidden = true;
  root.append(probe);
  const style = getComputedStyle(probe);
  const colors = INKS.map((ink): [Ink, string] => {
    probe.style.color = `var(--oc-ink-${ink})`;
    return [ink, plain(style.color)];
  });
  probe.remove();
  return Object.fromEntries(colors) as Palette;
}

/** Mixed colours are computed as `color(srgb 0.1 0.2 0.3 / 0.5)`, which few readers of SVG know. */
export function plain(color: string): string {
  const parts = /^color\(srgb ([\d.e+-]+) ([\d.e+-]+) ([\d.e+-]+)(?: \/ ([\d.e+-]+))?\)$/.exec(color);
  if (!parts) return color;
  const [red, green, blue] = parts.slice(1, 4).map((part) => Math.round(Number(part) * 255));
  return parts[4] === undefined
    ? `rgb(${red}, ${green}, ${blue})`
    : `rgba(${red}, ${green}, ${blue}, ${parts[4]})`;
}
