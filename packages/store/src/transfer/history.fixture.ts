import fc from 'fast-check';
import { addDays, METRIC_IDS, type DayRange } from '@oc-stats/contract';
import { segmentsIn } from '../segments-check.ts';
import type { StatsReader } from '../reader.ts';
import type { DailyRow, DailySink, SegmentsRow } from '../sink.ts';
import { exactRows } from './exact-rows.ts';

export type Store = StatsReader & DailySink;

export const ORGANIZATION = 'o';
/** Two turns of a month, one of a year. */
export const ALL_DAYS: DayRange = { from: '2023-11-01', to: '2024-03-31' };
const EPISODES = ['e1', 'e2', 'e3', '😀', 'a\n"b'];
const SERIES = ['s1', 's2', null];
/** All that may have a watch curve, whether a day names it or not. */
export const KNOWN_EPISODES = EPISODES.flatMap((id) => SERIES.map((series) => ({ id, series })));

export interface Change {
  readonly rows: readonly DailyRow[];
  readonly segments: readonly SegmentsRow[];
  readonly covers: DayRange | null;
}

const day = fc.integer({ min: 0, max: 90 }).map((offset) => addDays('2023-12-10', offset));
const episode = fc.constantFrom(...EPISODES);
const series = fc.constantFrom(...SERIES);
const count = fc.oneof({ weight: 6, arbitrary: fc.nat(5) }, fc.constant(2_147_483_647));
const row = fc.record({ episode, series, day, plays: count, visitors: count, finishes: count });
const segments = fc
  .record({
    episode,
    series,
    day,
    days: fc.constantFrom(1, 1, 1, 5, 40),
    step: fc.constantFrom(10, 15),
    duration: fc.constantFrom(60, 95),
    plays: fc.nat(3),
  })
  .chain((given) => {
    const length = segmentsIn(given.duration, given.step);
    return fc
      .array(fc.nat(3), { minLength: length, maxLength: length })
      .map((counts): SegmentsRow => ({ ...given, counts }));
  });
const covers = fc
  .tuple(day, fc.integer({ min: 0, max: 60 }))
  .map(([from, length]): DayRange => ({ from, to: addDays(from, length) }));

export const changes = fc.array(
  fc.record({
    rows: fc.array(row, { maxLength: 12 }),
    segments: fc.array(segments, { maxLength: 3 }),
    covers: fc.option(covers),
  }),
  { maxLength: 4 },
);

let batches = 0;

export async function apply(store: Store, all: readonly Change[]): Promise<void> {
  for (const { rows, segments: curves, covers: range } of all) {
    const id = `history ${++batches}`;
    const daily = { id, organization: ORGANIZATION, rows };
    await store.putDaily(range ? { ...daily, covers: range } : daily);
    await store.putSegments({ id, organization: ORGANIZATION, rows: curves });
  }
}

/** Everything that a reader can ask, without what only rows of zeros would add: those stand for "no row". */
export async function answersOf(store: Store): Promise<unknown> {
  const scope = { organization: ORGANIZATION, type: 'organization', id: ORGANIZATION } as const;
  const common = { scope, range: ALL_DAYS, metrics: METRIC_IDS } as const;
  const { buckets, values } = await store.timeline({ ...common, grain: 'day' });
  const curve = buckets.map((bucket, i) => [bucket, ...METRIC_IDS.map((metric) => values[metric]?.[i])]);
  const totals = await Promise.all(
    (['series', 'episode'] as const).map(async (by) => {
      const { ids, values: sums } = await store.totals({ ...common, by, order: 'plays', limit: 99 });
      return ids.map((id, i) => [id, ...METRIC_IDS.map((metric) => sums[metric]?.[i])]);
    }),
  );
  const curves = await Promise.all(
    KNOWN_EPISODES.map(async ({ id, series: own }) => {
      const type = own === null ? 'episode' : 'series';
      const asked = { organization: ORGANIZATION, type, id: own ?? id } as const;
      const rows =
        (await exactRows((range) => store.segments({ scope: asked, range }), ALL_DAYS)).get(id) ?? [];
      const counted = rows.filter(
        (one) => one.plays > 0 || Array.from(one.counts).some((number) => number > 0),
      );
      return [id, own, counted.sort((a, b) => (a.day < b.day ? -1 : 1))];
    }),
  );
  return { curve: counting(curve), totals: totals.map(counting), curves };
}

function counting(rows: unknown[][]): unknown[][] {
  return rows.filter(([, ...numbers]) => numbers.some((number) => number !== 0));
}

/** As the store, but its n-th call, of any kind, is the last: the process is gone, whether the call arrived or not. */
export function dying(store: Store, calls: number, arrives: boolean): Store {
  let left = calls;
  return new Proxy(store, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function' || name === 'capabilities') return value;
      return async (...given: unknown[]) => {
        left -= 1;
        if (left < 0 && !arrives) throw new Error('killed');
        const answer: unknown = await Reflect.apply(value, target, given);
        if (left < 0) throw new Error('killed');
        return answer;
      };
    },
  });
}
