import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createMemoryStore } from '../memory/memory-store.ts';
import { copyStore } from './copy-store.ts';
import {
  ALL_DAYS,
  answersOf,
  apply,
  changes,
  KNOWN_EPISODES,
  ORGANIZATION,
  type Change,
} from './history.fixture.ts';
import { refreshStore } from './refresh-store.ts';

const SEED = Number(process.env['OC_STATS_SEED'] ?? 20_251_009);

test(`a fresh copy answers as its source after late changes anywhere (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(changes, changes, fc.integer({ min: 1, max: 40 }), async (history, later, days) => {
      const [from, to] = [createMemoryStore(), createMemoryStore()];
      await apply(from, history);
      const options = { from, to, organization: ORGANIZATION, range: ALL_DAYS, episodes: KNOWN_EPISODES };
      await copyStore(options);
      await apply(from, later);
      // What shifts between two episodes of one series on one day is found by episode only.
      const report = await refreshStore({ ...options, days });
      const bySeries = (answers: unknown) => (answers as { curve: unknown; totals: unknown[] }).totals[0];
      assert.deepEqual(bySeries(await answersOf(to)), bySeries(await answersOf(from)));
      assert.deepEqual(report.differing, []);
      const again = await refreshStore({ ...options, days });
      assert.equal(again.batches, 0);
    }),
    { seed: SEED, numRuns: 60 },
  );
});

test('quiet months are not read episode by episode', async () => {
  const [from, to] = [createMemoryStore(), createMemoryStore()];
  await apply(from, [change('2023-12-05', 1), change('2024-01-05', 1), change('2024-02-05', 1)]);
  await copyStore({ from, to, organization: ORGANIZATION });
  await apply(from, [change('2023-12-05', 4)]);
  const asked: string[] = [];
  const watched = new Proxy(from, {
    get: (target, name, receiver) =>
      name === 'daily'
        ? (query: Parameters<typeof from.daily>[0]) => {
            asked.push(`${query.by} ${query.range.from}`);
            return target.daily(query);
          }
        : (Reflect.get(target, name, receiver) as unknown),
  });
  const report = await refreshStore({ from: watched, to, organization: ORGANIZATION, days: 3 });
  assert.deepEqual(asked, [
    'series 2023-12-01',
    'episode 2023-12-01',
    'series 2024-01-01',
    'series 2024-02-01',
    'episode 2024-02-08',
  ]);
  assert.deepEqual([report.written, report.differing], [1, []]);
});

test('whoever knows the months that have changed is believed: no other is read, and shifts within a series are found', async () => {
  const [from, to] = [createMemoryStore(), createMemoryStore()];
  const days = ['2023-12-05', '2024-01-05', '2024-02-05'];
  const shifted = (day: string, of: string, plays: number): Change => ({
    ...change(day, plays),
    rows: [{ episode: of, series: 's1', day, plays, visitors: 1, finishes: 0 }],
  });
  await apply(
    from,
    days.flatMap((day) => [shifted(day, 'e1', 3), shifted(day, 'e2', 1)]),
  );
  await copyStore({ from, to, organization: ORGANIZATION });
  await apply(
    from,
    days.flatMap((day) => [shifted(day, 'e1', 1), shifted(day, 'e2', 3)]),
  );
  const options = { from, to, organization: ORGANIZATION, days: 3 };
  assert.equal((await refreshStore(options)).written, 0, 'the sums of the series are as they were');
  const report = await refreshStore({ ...options, changed: (month) => month.from === '2024-01-01' });
  assert.deepEqual([report.written, report.differing], [2, []]);
  await refreshStore({ ...options, changed: () => true });
  assert.deepEqual(await answersOf(to), await answersOf(from));
});

test('an episode that moves between series is found although the sums stay', async () => {
  const [from, to] = [createMemoryStore(), createMemoryStore()];
  await apply(from, [change('2023-12-05', 1), change('2024-02-05', 1)]);
  await copyStore({ from, to, organization: ORGANIZATION });
  await apply(from, [change('2023-12-05', 1, 's2')]);
  assert.equal((await refreshStore({ from, to, organization: ORGANIZATION, days: 2 })).written, 1);
  assert.deepEqual(await answersOf(to), await answersOf(from));
});

test('days that nobody watched since the last time become complete', async () => {
  const [from, to] = [createMemoryStore(), createMemoryStore()];
  await apply(from, [change('2024-01-05', 1)]);
  await copyStore({ from, to, organization: ORGANIZATION });
  await apply(from, [{ rows: [], segments: [], covers: { from: '2024-02-11', to: '2024-03-20' } }]);
  await refreshStore({ from, to, organization: ORGANIZATION, days: 2 });
  assert.equal((await to.bounds(ORGANIZATION)).through, '2024-03-20');
});

function change(day: string, plays: number, series = 's1'): Change {
  const row = { episode: 'e1', series, day, plays, visitors: plays, finishes: 0 };
  return { rows: [row], segments: [], covers: { from: '2023-12-01', to: '2024-02-10' } };
}
