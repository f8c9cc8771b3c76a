import { between, randomOf } from './random.ts';
import type { SeriesKind } from './university.ts';

/** What a series is going to be, before it has a title or a date. */
export interface SeriesPlan {
  readonly index: number;
  readonly kind: SeriesKind;
  readonly size: number;
}

/** Early in the row stands one of each, so that small universities have them too. */
const KINDS: readonly SeriesKind[] = [
  'lecture',
  'lecture',
  'clips',
  'lecture',
  'colloquium',
  'seminar',
  'lecture',
  'single',
  'lecture',
  'empty',
  'lecture',
  'seminar',
  'lecture',
  'lecture',
  'colloquium',
  'lecture',
  'seminar',
  'lecture',
  'lecture',
  'lecture',
  'colloquium',
  'lecture',
  'seminar',
  'lecture',
  'lecture',
];

const SIZES: Record<SeriesKind, readonly [least: number, most: number]> = {
  lecture: [11, 28],
  seminar: [7, 13],
  colloquium: [4, 11],
  clips: [62, 110],
  single: [1, 1],
  empty: [0, 0],
};

/** Series that together hold exactly so many episodes, each about as many as its kind has in real life. */
export function planSeries(seed: number, count: number, episodes: number): SeriesPlan[] {
  const drawn = Array.from({ length: count }, (_, index) => draw(seed, index));
  const elastic = drawn.filter((plan) => plan.size > 1);
  const fixed = sum(drawn) - sum(elastic);
  if (elastic.length === 0) return drawn;
  const stretched = stretch(elastic, Math.max(0, episodes - fixed));
  return drawn.map((plan) => stretched.get(plan.index) ?? plan);
}

function draw(seed: number, index: number): SeriesPlan {
  const kind = KINDS[index % KINDS.length] ?? 'lecture';
  return { index, kind, size: between(randomOf(seed, 'size', index), ...SIZES[kind]) };
}

/** Sizes in proportion; running totals are rounded instead of sizes, so that nothing is left over. */
function stretch(plans: readonly SeriesPlan[], episodes: number): Map<number, SeriesPlan> {
  const total = sum(plans);
  const stretched = new Map<number, SeriesPlan>();
  let before = 0;
  for (const plan of plans) {
    const after = before + plan.size;
    const size = Math.round((after * episodes) / total) - Math.round((before * episodes) / total);
    stretched.set(plan.index, { ...plan, size });
    before = after;
  }
  return stretched;
}

function sum(plans: readonly SeriesPlan[]): number {
  return plans.reduce((total, plan) => total + plan.size, 0);
}
