import { formatShare } from '../format/share.ts';
import type { Language } from '../language.ts';
import { niceTicks, type Ticks } from './nice-ticks.ts';

/** Shares of plays; beyond 100% where parts are watched again. */
export function shareTicks(most: number, pixels: number, language: Language, least = 0): Ticks {
  return niceTicks(least, most, pixels, 0.01, (value) => formatShare(value, language));
}
