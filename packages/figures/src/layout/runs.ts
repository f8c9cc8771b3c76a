import type { HeatFigure } from '../figure.ts';
import type { HeatClasses } from './heat-classes.ts';
import { rectangle } from './pen.ts';

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
    const found = columns
      .map((column) => highest(rows, band, column))
      .map((top) => (top < 0 ? -1 : classes.of(top)));
    const draw = (at: number, from: number, to: number) => {
      const [start, end] = [columns[from]?.start ?? 0, columns[to]?.end ?? 0];
      paths[at] += rectangle(start, band.start, end - start, band.end - band.start - gap);
    };
    stretches(
      found.map((at) => Math.min(at, 0)),
      draw,
    );
    stretches(
      found.map((at) => (at > 0 ? at : -1)),
      draw,
    );
  }
  return paths;
}

interface Bin {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

function highest(rows: HeatFigure['rows'], band: Bin, column: Bin): number {
  let top = -1;
  for (let r = band.first; r <= band.last; r++) {
    for (let c = column.first; c <= column.last; c++) top = Math.max(top, rows[r]?.values[c] ?? -1);
  }
  return top;
}

/** Cells of at least one pixel each, on whole pixels, so that neighbours share an edge and no seam shows. */
function binned(sides: readonly number[]): Bin[] {
  const bins: Bin[] = [];
  let first = 0;
  for (let i = 0; i + 1 < sides.length; i++) {
    const [start, end] = [Math.round(sides[first] as number), Math.round(sides[i + 1] as number)];
    if (end <= start) continue;
    bins.push({ first, last: i, start, end });
    first = i + 1;
  }
  return bins;
}

/** Calls back for each longest stretch of one class; classes below 0 are skipped. */
function stretches(values: readonly number[], found: (at: number, from: number, to: number) => void): void {
  let from = 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i] === values[i + 1]) continue;
    if ((values[i] as number) >= 0) found(values[i] as number, from, i);
    from = i + 1;
  }
}
