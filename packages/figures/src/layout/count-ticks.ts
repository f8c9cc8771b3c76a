import { formatCompact } from '../format/number.ts';
import type { Language } from '../language.ts';
import { niceTicks, type Ticks } from './nice-ticks.ts';

/** From `least` (0 unless said otherwise) to a round number at or above `most`; whole numbers only. */
export function countTicks(most: number, pixels: number, language: Language, least = 0): Ticks {
  return niceTicks(least, most, pixels, 1, (value) => formatCompact(value, language));
}
