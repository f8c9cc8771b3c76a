import type { HeatFigure } from '../figure.ts';
import type { HeatClasses } from './heat-classes.ts';
import { rectangle, round } from './pen.ts';

/**
 * One path a class, neighbours of a class in a row as one rectangle. Zero is drawn under all that was counted and the
 * rest on top, since most cells of a course are zero; gaps stay empty. Where cells are finer than a pixel they share
 * one, and the highest of them is shown: a peak of a single day must not vanish from a map of years.
 */
export function runs(
  { rows }: HeatFigure,
  classes: HeatClasses,
  sides: readonly number[],
  tops: readonly number[],
): string[] {
  const columns = binned(sides);
  const bands = binned(tops);
  const gap = (bands[0]?.end ?? 0) - (bands[0]?.start ?? 0) >= 8 ? 1 : 0;
  const paths = Array.from({ length: classes.count }, () => '');
  for (const band of bands) {
    const found = columns.map((column): number => {
      let top = -1;
      for (let r = band.first; r <= band.last; r++) {
        for (let c = column.first; c <= column.last; c++) top = Math.max(top, rows[r]?.values[c] ?? -1);
      }
      return top < 0 ? -1 : classes.of(top);
    });
    const draw = (at: number, from: number, to: number) => {
      // Rounded before they are subtracted: neighbours share an edge to the tenth, or a seam shows.
      const [start, end] = [round(columns[from]?.start ?? 0), round(columns[to]?.end ?? 0)];
      paths[at] += rectangle(start, band.start, end - start, band.end - band.start - gap);
    };
    stretches(
      found,
      (value) => (value < 0 ? -1 : 0),
      (_, from, to) => draw(0, from, to),
    );
    stretches(found, (value) => (value < 1 ? -1 : value), draw);
  }
  return paths;
}

interface Bin {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

/** Cells of at least one pixel each. */
function binned(sides: readonly number[]): Bin[] {
  const bins: Bin[] = [];
  let first = 0;
  for (let i = 0; i + 1 < sides.length; i++) {
    const [start, end] = [sides[first] as number, sides[i + 1] as number];
    if (end - start < 1 && i + 2 < sides.length) continue;
    bins.push({ first, last: i, start, end });
    first = i + 1;
  }
  return bins;
}

/** Calls back for each longest stretch of one kind; kinds below 0 are skipped. */
function stretches(
  values: readonly number[],
  kindOf: (value: number) => number,
  found: (kind: number, from: number, to: number) => void,
): void {
  let from = 0;
  for (let i = 0; i < values.length; i++) {
    const kind = kindOf(values[i] as number);
    const next = values[i + 1];
    if (next !== undefined && kindOf(next) === kind) continue;
    if (kind >= 0) found(kind, from, i);
    from = i + 1;
  }
}
