import type { Scene } from '../scene.ts';

/** A place in a scene's stops; `row` only where the scene has rows (bars, heat maps). */
export interface Stop {
  readonly column: number;
  readonly row?: number;
}

const PAGE = 10;

/** The stop nearest to a point of the scene; `null` when there is none at all. */
export function stopAt({ stops }: Scene, x: number, y: number): Stop | null {
  if (stops.columns.length === 0) return null;
  const column = nearest(stops.columns, x);
  return stops.rows.length === 0 ? { column } : { column, row: nearest(stops.rows, y) };
}

/** Where a key leads, from nowhere to the first stop or the last; `null` for keys that the page should have. */
export function step({ stops }: Scene, from: Stop | null, key: string): Stop | null {
  const { columns, rows } = stops;
  const [right, down] = MOVES.get(key) ?? [0, 0];
  if (columns.length === 0 || (right === 0 && (down === 0 || rows.length === 0))) return null;
  const along = (at: number | undefined, by: number, count: number) =>
    at === undefined && by < Infinity ? 0 : Math.max(0, Math.min(count - 1, (at ?? 0) + by));
  if (rows.length === 0) return { column: along(from?.column, right, columns.length) };
  // A list of bars has one column: all keys go along its rows.
  if (columns.length === 1) return { column: 0, row: along(from?.row, right || down, rows.length) };
  return { column: along(from?.column, right, columns.length), row: along(from?.row, down, rows.length) };
}

const MOVES: ReadonlyMap<string, readonly [right: number, down: number]> = new Map([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
  ['Home', [-Infinity, 0]],
  ['End', [Infinity, 0]],
  ['PageUp', [0, -PAGE]],
  ['PageDown', [0, PAGE]],
]);

/** The values ascend. */
function nearest(values: readonly number[], wanted: number): number {
  let [low, high] = [0, values.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) <= wanted) low = middle;
    else high = middle;
  }
  return wanted - (values[low] as number) <= (values[high] as number) - wanted ? low : high;
}
