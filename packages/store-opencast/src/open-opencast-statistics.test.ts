import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { GRAINS, METRIC_IDS, SCOPE_TYPES, addDays, type DayRange, type MetricId } from '@oc-stats/contract';
import type { DailyRow, StatsReader, StoreScope, TotalsQuery } from '@oc-stats/store';
import { TODAY, openOver, organization, referenceOf, university } from './opencast.fixture.ts';

const FIRST = '2026-08-03';
/** Three of each series, and of none. */
const episodes = university.episodes.filter(
  ({ id, seriesId }) =>
    university.episodes.filter((one) => one.seriesId === seriesId).findIndex((one) => one.id === id) < 3,
);
const ALL: DayRange = { from: '2026-01-01', to: TODAY };
const series = [...new Set(episodes.flatMap(({ seriesId }) => seriesId ?? []))];

const anyRow = fc
  .record({
    episode: fc.constantFrom(...episodes),
    day: fc.integer({ min: 0, max: 105 }).map((offset) => addDays(FIRST, offset)),
    plays: fc.nat(9),
    visitors: fc.nat(9),
    finishes: fc.nat(3),
  })
  .map(({ episode, ...row }): DailyRow => ({ ...row, episode: episode.id, series: episode.seriesId }));
/** Counting begins where there are plays. */
const beginning: DailyRow = {
  episode: episodes[0]!.id,
  series: episodes[0]!.seriesId,
  day: FIRST,
  plays: 1,
  visitors: 1,
  finishes: 1,
};
const anyRows = fc
  .uniqueArray(anyRow, { maxLength: 120, size: 'max', selector: ({ episode, day }) => `${day} ${episode}` })
  .map((rows) => [beginning, ...rows.filter(({ day }) => day > FIRST)]);
const anyRange = fc
  .tuple(fc.integer({ min: -10, max: 108 }), fc.nat(100))
  .map(([from, length]): DayRange => ({ from: addDays(FIRST, from), to: addDays(FIRST, from + length) }));
const someMetrics = fc.uniqueArray(fc.constantFrom(...METRIC_IDS), { minLength: 1 });
const anyScope = fc
  .constantFrom(...SCOPE_TYPES)
  .chain((type) =>
    fc
      .constantFrom(
        ...(type === 'organization'
          ? [organization]
          : type === 'series'
            ? series
            : episodes.map(({ id }) => id)),
      )
      .map((id): StoreScope => ({ organization, type, id })),
  );
const anyBy = fc.constantFrom('series' as const, 'episode' as const);

function canSplit(scope: StoreScope, by: 'series' | 'episode' | undefined): boolean {
  return scope.type !== 'organization' || by !== 'episode';
}

describe('the statistics of Opencast, compared with the reference', () => {
  const same = async (
    rows: readonly DailyRow[],
    metrics: readonly MetricId[],
    ask: (store: StatsReader) => Promise<unknown>,
  ) => {
    const { store } = await openOver({ rows });
    assert.deepEqual(await ask(store), await ask(await referenceOf(rows, metrics)));
  };

  it('timelines', async () => {
    const split = fc.option(
      fc.oneof(
        fc.record({ type: anyBy, top: fc.integer({ min: 1, max: 4 }) }),
        fc.record({
          type: fc.constant('episode' as const),
          only: fc.constant([episodes[1]!.id, episodes[5]!.id, '?']),
        }),
        fc.record({ type: fc.constant('series' as const), only: fc.constant([null, series[0]!, '?']) }),
      ),
      { nil: undefined },
    );
    await fc.assert(
      fc.asyncProperty(
        anyRows,
        anyScope,
        anyRange,
        fc.constantFrom(...GRAINS),
        someMetrics,
        split,
        async (rows, scope, range, grain, metrics, by) => {
          fc.pre(canSplit(scope, by?.type));
          await same(rows, metrics, (store) =>
            store.timeline({ scope, range, grain, metrics, ...(by ? { by } : {}) }),
          );
        },
      ),
      { numRuns: 80 },
    );
  });

  it('totals, page by page', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyRows,
        anyScope,
        anyRange,
        anyBy,
        someMetrics,
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(...METRIC_IDS),
        async (rows, scope, range, by, metrics, limit, order) => {
          fc.pre(canSplit(scope, by));
          await same(rows, [...metrics, order], (store) =>
            everyPage(store, { scope, range, by, metrics, order, limit }),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  it('heat maps', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyRows,
        anyScope,
        anyRange,
        fc.constantFrom(...GRAINS),
        fc.constantFrom(...METRIC_IDS),
        async (rows, scope, range, grain, metric) => {
          fc.pre(canSplit(scope, 'episode'));
          await same(rows, [metric], (store) => store.matrix({ scope, range, grain, metric }));
        },
      ),
      { numRuns: 80 },
    );
  });

  it('single days', async () => {
    const noSeries = { organization, type: 'series', id: null } as const;
    await fc.assert(
      fc.asyncProperty(
        anyRows,
        fc.oneof({ weight: 4, arbitrary: anyScope }, fc.constant(noSeries)),
        anyRange,
        anyBy,
        async (rows, scope, range, by) => {
          fc.pre(scope.type !== 'organization' || by !== 'episode');
          await same(rows, METRIC_IDS, (store) => store.daily({ scope, range, by }));
        },
      ),
      { numRuns: 80 },
    );
  });

  it('counts an episode that moved where Opencast does, and lists it where it is now', async () => {
    const [episode] = episodes.filter(({ seriesId }) => seriesId !== null);
    const { id, seriesId } = episode!;
    const former = series.find((one) => one !== seriesId)!;
    const rows = [{ ...beginning, episode: id, series: former }];
    const { store } = await openOver({ rows });
    const ask = (one: string) =>
      store.timeline({
        scope: { organization, type: 'series', id: one },
        range: ALL,
        grain: 'year',
        metrics: ['plays'],
      });
    assert.deepEqual((await ask(former)).values, { plays: [1] });
    assert.deepEqual((await ask(seriesId!)).values, { plays: [] });
    const listed = await store.totals({
      scope: { organization, type: 'series', id: seriesId! },
      by: 'episode',
      range: ALL,
      metrics: ['plays'],
      order: 'plays',
      limit: 5,
    });
    assert.deepEqual(listed.ids, [id]);
  });

  async function everyPage(store: StatsReader, query: TotalsQuery): Promise<unknown[]> {
    const pages = [await store.totals(query)];
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) {
      pages.push(await store.totals({ ...query, cursor: next }));
    }
    return pages;
  }
});
