import type { Side } from '../figure/view.ts';

/** May run downwards, as rows do. */
export type Range = readonly [number, number];

/** Zooming further would show one value as large as the chart. */
const LEAST = 1 / 500;

/** The part from one share of the range to another; shares beyond 0 and 1 lie outside. */
export function part([from, to]: Range, start: number, end: number): Range {
  return [from + start * (to - from), from + end * (to - from)];
}

/** The same middle with `factor` times as much around it. */
export function zoomed(visible: Range, factor: number): Range {
  return part(visible, 0.5 - factor / 2, 0.5 + factor / 2);
}

export function moved(visible: Range, share: number): Range {
  return part(visible, share, 1 + share);
}

/** Moved just so far that the value lies inside, and a little from the edge. */
export function revealed(visible: Range, value: number): Range {
  const share = (value - visible[0]) / (visible[1] - visible[0]);
  if (share >= 0 && share <= 1) return visible;
  return moved(visible, share < 0 ? share - 0.1 : share - 0.9);
}

/** As long as it is where that is possible, but never beyond the whole. */
export function within([from, to]: Range, whole: Range): Range {
  const full = whole[1] - whole[0];
  const share = Math.min(1, Math.max(LEAST, (to - from) / full));
  if (share === 1) return whole;
  const middle = ((from + to) / 2 - whole[0]) / full;
  const start = Math.min(1 - share, Math.max(0, middle - share / 2));
  return part(whole, start, start + share);
}

/** Where the places of the whole are while a part is visible; `rising` for an axis that begins at the bottom. */
export function sideOf(
  whole: Range,
  visible: Range,
  box: { start: number; length: number },
  rising: boolean,
): Side {
  const shown = visible[1] - visible[0];
  const scale = (whole[1] - whole[0]) / shown;
  const shift = (box.length * (whole[0] - visible[0])) / shown;
  const origin = rising ? box.start + box.length : box.start;
  return { scale, offset: origin * (1 - scale) + (rising ? -shift : shift) };
}
