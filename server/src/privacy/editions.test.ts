import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, METRIC_IDS, type Day } from '@oc-stats/contract';
import type { DailyRow, StatsReader } from '@oc-stats/store';
import { ALL_DAYS, dailyRows, scopeOf } from '@oc-stats/store/conformance';
import { createMemoryStore } from '@oc-stats/store/memory';
import { withholding } from './withholding.ts';

const O = 'o';
const EPISODES = ['a', 'b', 'c', 'd'];
const SERIES = ['s', 't'];
const MINIMUMS = { minimumVisitors: 5, minimumForSegments: 10 };

const row: fc.Arbitrary<DailyRow> = fc.record({
  episode: fc.constantFrom(...EPISODES),
  series: fc.constantFrom(...SERIES, null),
  // Half a year: three blocks, and weeks at the edges of two.
  day: fc.integer({ min: 0, max: 182 }).map((days): Day => addDays('2026-01-01', days)),
  plays: fc.integer({ min: 0, max: 12 }),
  visitors: fc.integer({ min: 0, max: 9 }),
  finishes: fc.integer({ min: 0, max: 3 }),
});
const write = fc.record({
  organization: fc.constantFrom(O, O, 'other'),
  rows: fc.array(row, { maxLength: 12 }),
  through: fc.option(fc.integer({ min: 0, max: 190 })),
});

test('however late something is written, what was kept answers as if all were judged anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: 8 }), async (writes) => {
      const store = createMemoryStore();
      const keeping = withholding(store, MINIMUMS);
      for (const [i, { organization, rows, through }] of writes.entries()) {
        const covers =
          through === null ? {} : { covers: { from: '2026-01-01', to: addDays('2026-01-01', through) } };
        await store.putDaily({ id: `${i}`, organization, rows, ...covers });
        assert.deepEqual(await everything(keeping), await everything(withholding(store, MINIMUMS)));
      }
    }),
    { numRuns: 40 },
  );
});

test('a write makes the service read its own quarter again, and no other', async () => {
  const store = createMemoryStore();
  const asked: string[] = [];
  const shown = withholding(
    {
      ...store,
      daily(query, signal) {
        asked.push(`${query.by} ${query.scope.type} ${query.range.from}`);
        return store.daily(query, signal);
      },
    },
    MINIMUMS,
  );
  const top = () =>
    shown.totals({
      scope: scopeOf(O),
      by: 'episode',
      range: { from: '2025-01-01', to: '2025-12-31' },
      metrics: METRIC_IDS,
      order: 'plays',
      limit: 10,
    });
  const put = (id: string, day: Day) =>
    store.putDaily({ id, organization: O, rows: dailyRows(`a s ${day} 9 9 0`) });
  await put('first', '2025-01-06');
  await put('last', '2025-12-15');
  await top();
  assert.equal(asked.length, 10);
  asked.length = 0;
  await put('late', '2025-08-01');
  const { values } = await top();
  assert.deepEqual(values.plays, [27]);
  assert.deepEqual(asked, ['series organization 2025-07-21', 'episode organization 2025-07-21']);
  asked.length = 0;
  await store.putDaily({ id: 'elsewhere', organization: 'other', rows: dailyRows('a s 2025-08-01 9 9 0') });
  await top();
  assert.deepEqual(asked, []);
});

test('where nobody knows what changed, everything is read again', async () => {
  const store = createMemoryStore();
  await store.putDaily({ id: 'a', organization: O, rows: dailyRows('a s 2026-01-06 9 9 0') });
  const shown = withholding({ ...store, changes: async () => null }, MINIMUMS);
  const plays = async () =>
    (
      await shown.timeline({
        scope: scopeOf(O, 'episode', 'a'),
        range: ALL_DAYS,
        grain: 'year',
        metrics: ['plays'],
      })
    ).values.plays;
  assert.deepEqual(await plays(), [9]);
  await store.putDaily({ id: 'b', organization: O, rows: dailyRows('a s 2026-01-06 30 9 0') });
  assert.deepEqual(await plays(), [30]);
});

async function everything(reader: StatsReader): Promise<unknown> {
  const range = { from: '2026-01-01', to: '2026-07-31' };
  const scopes = [
    scopeOf(O),
    ...SERIES.map((id) => scopeOf(O, 'series', id)),
    ...EPISODES.map((id) => scopeOf(O, 'episode', id)),
  ];
  return Promise.all(
    scopes.flatMap((scope) => [
      reader.timeline({ scope, range, grain: 'day', metrics: METRIC_IDS, by: { type: 'episode', top: 3 } }),
      reader.totals({ scope, range, by: 'episode', metrics: METRIC_IDS, order: 'plays', limit: 9 }),
      reader.totals({
        scope,
        range: { from: '2026-02-10', to: '2026-05-05' },
        by: 'series',
        metrics: METRIC_IDS,
        order: 'visitors',
        limit: 9,
      }),
    ]),
  );
}
