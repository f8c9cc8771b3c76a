import { addDays } from '@oc-stats/contract';
import { createMemoryStore } from '@oc-stats/store/memory';
import type { DailyRow, DailySink, Receipt, SegmentsRow, StatsReader } from '@oc-stats/store';

/**
 * An endless, repeatable row of batches: daily rows with corrections and moves to other series, and segments that take
 * each other's place. The same number always gives the same batch, in every process.
 */
export const ORGANIZATION = 'university';

export function putBatch(store: DailySink, no: number, seed: number): Promise<Receipt> {
  const random = generator(seed * 100_003 + no);
  const organization = ORGANIZATION;
  const id = `batch ${no}`;
  if (no % 3 === 2) {
    return store.putSegments({
      id,
      organization,
      rows: Array.from({ length: 30 }, () => segmentsRow(random)),
    });
  }
  const from = addDays(FIRST_DAY, no * 3);
  const rows = Array.from({ length: 300 }, () => dailyRow(random));
  return store.putDaily({ id, organization, rows, covers: { from, to: addDays(from, 2) } });
}

/** The reference after the first batches. */
export class Expected {
  readonly #store = createMemoryStore();
  readonly #seed: number;
  batches = 0;

  constructor(seed: number) {
    this.#seed = seed;
  }

  async next(): Promise<void> {
    await putBatch(this.#store, this.batches, this.#seed);
    this.batches += 1;
  }

  answers(): Promise<unknown[]> {
    return answersOf(this.#store);
  }
}

/** Enough questions that every table has its say. */
export async function answersOf(store: StatsReader): Promise<unknown[]> {
  const organization = ORGANIZATION;
  const whole = { organization, type: 'organization', id: organization } as const;
  const series = { organization, type: 'series', id: 'series 1' } as const;
  const episode = { organization, type: 'episode', id: 'episode 7' } as const;
  const range = { from: FIRST_DAY, to: '2027-12-31' };
  const question = { range, metrics: ['plays', 'visitors', 'finishes'], grain: 'day' } as const;
  const page = { ...question, order: 'plays', limit: 1_000 } as const;
  const { revision, ...bounds } = await store.bounds(organization);
  if (revision === '') throw new Error('a store without a revision');
  return [
    bounds,
    await store.timeline({ ...question, scope: whole }),
    await store.timeline({ ...question, scope: series }),
    await store.timeline({ ...question, scope: episode }),
    await store.totals({ ...page, scope: whole, by: 'series' }),
    await store.totals({ ...page, scope: whole, by: 'episode' }),
    await store.totals({ ...page, scope: series, by: 'episode' }),
    await store.matrix({ ...question, scope: whole, metric: 'visitors' }),
    await store.segments({ range, scope: series }),
    await store.segments({ range, scope: episode }),
  ];
}

/** Ninety days from here lie in two half-years. */
const FIRST_DAY = '2023-11-20';

function dailyRow(random: () => number): DailyRow {
  const plays = Math.floor(random() * 50);
  return {
    ...place(random),
    day: addDays(FIRST_DAY, Math.floor(random() * 90)),
    plays,
    visitors: Math.ceil(plays / 2),
    finishes: plays >> 2,
  };
}

function segmentsRow(random: () => number): SegmentsRow {
  return {
    ...place(random),
    day: addDays(FIRST_DAY, Math.floor(random() * 90)),
    days: random() < 0.3 ? 7 : 1,
    step: 30,
    duration: 200,
    plays: 5,
    counts: Array.from({ length: 7 }, () => Math.floor(random() * 9)),
  };
}

function place(random: () => number) {
  const episode = Math.floor(random() * 40);
  const moved = random() < 0.1;
  const series = (episode + (moved ? 1 : 0)) % 5;
  return { episode: `episode ${episode}`, series: series === 0 ? null : `series ${series}` };
}

/** mulberry32: small, and the same numbers everywhere. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
