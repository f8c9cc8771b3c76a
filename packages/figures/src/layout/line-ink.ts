import type { Line } from '../figure.ts';
import type { Ink } from '../scene.ts';

/**
 * Colour and dash go together, so that lines can be told apart in grey, too. Fine dots are kept for what is not firm:
 * the compared period and values that may still change.
 */
const DASHES = [null, '8 3', '9 3 2 3', '5 2', '14 3 2 3 2 3', '14 4', '4 2 9 2', '3 3 12 3'] as const;
export const GHOST_DASH = '2 3';
export const LOOSE_DASH = '1 3';

export function seriesInk(index: number): Ink {
  return `series-${((index % 8) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`;
}

/** "All others" together are grey. */
export function strokeOf(line: Line): { readonly ink: Ink; readonly dash: string | null } {
  const slot = line.slot ?? 0;
  const ink = line.item === null ? 'muted' : seriesInk(slot);
  return { ink, dash: line.role === 'ghost' ? GHOST_DASH : (DASHES[slot % DASHES.length] ?? null) };
}
