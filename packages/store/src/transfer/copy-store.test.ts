import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createMemoryStore } from '../memory/memory-store.ts';
import { rowOf } from './copied-row.fixture.ts';
import { copyStore, type CopyOptions } from './copy-store.ts';
import {
  ALL_DAYS,
  answersOf,
  apply,
  changes,
  dying,
  KNOWN_EPISODES,
  ORGANIZATION,
  type Store,
} from './history.fixture.ts';

const SEED = Number(process.env['OC_STATS_SEED'] ?? 20_251_009);
const RUNS = { seed: SEED, numRuns: 100 };

function copy(from: Store, to: Store, options: Partial<CopyOptions> = {}) {
  return copyStore({
    from,
    to,
    organization: ORGANIZATION,
    range: ALL_DAYS,
    episodes: KNOWN_EPISODES,
    ...options,
  });
}

test(`any history, killed anywhere, changed meanwhile: then both sides answer equally (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(
      changes,
      changes,
      fc.array(fc.tuple(fc.nat(60), fc.boolean()), { maxLength: 3 }),
      changes,
      async (history, own, kills, later) => {
        const [from, to] = [createMemoryStore(), createMemoryStore()];
        await apply(from, history);
        await apply(to, own);
        for (const [calls, arrives] of kills) {
          await copy(from, dying(to, calls, arrives)).catch((error: unknown) =>
            assert.match(String(error), /killed/),
          );
        }
        await apply(from, later);

        const report = await copy(from, to);
        assert.deepEqual(await answersOf(to), await answersOf(from));
        assert.deepEqual(report.differing, []);
        assert.deepEqual(report.segments?.differing, []);
        assert.deepEqual(report.to, report.from);

        const again = await copy(from, to);
        assert.equal(again.batches + again.written + again.zeroed, 0, 'a second run writes nothing');
        assert.equal((again.segments?.batches ?? 0) + (again.segments?.written ?? 0), 0);
      },
    ),
    RUNS,
  );
});

test('numbers that go and come back are copied both times', async () => {
  const [from, to] = [createMemoryStore(), createMemoryStore()];
  for (const plays of [3, 5, 3, 5]) {
    await apply(from, [{ rows: [rowOf({ plays })], segments: [], covers: null }]);
    assert.equal((await copy(from, to)).batches, 1);
    assert.deepEqual(await answersOf(to), await answersOf(from));
  }
});

test('only days that the source promises are complete afterwards, and only when all of their rows are there', async () => {
  const [from, to] = [createMemoryStore(), createMemoryStore()];
  const rows = ['2023-12-31', '2024-01-01', '2024-01-02', '2024-02-01'].map((day) => rowOf({ day }));
  await apply(from, [{ rows, segments: [], covers: { from: '2023-12-30', to: '2024-01-01' } }]);
  // The second put is the one of January.
  let puts = 0;
  const failing = new Proxy(to, {
    get: (target, name, receiver) => {
      if (name === 'putDaily' && ++puts > 1) throw new Error('killed');
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
  await assert.rejects(copy(from, failing), /killed/);
  const half = await to.bounds(ORGANIZATION);
  assert.deepEqual([half.countingSince, half.through], ['2023-12-30', '2023-12-31']);
  await copy(from, to);
  const whole = await to.bounds(ORGANIZATION);
  assert.deepEqual([whole.countingSince, whole.through], ['2023-12-30', '2024-01-01']);
  assert.equal(whole.provisionalFrom, '2024-01-02');
});

test('days without a row are complete as well', async () => {
  const [from, to] = [createMemoryStore(), createMemoryStore()];
  await apply(from, [{ rows: [], segments: [], covers: { from: '2023-12-05', to: '2024-02-05' } }]);
  const report = await copyStore({ from, to, organization: ORGANIZATION });
  assert.deepEqual([report.range, report.months], [{ from: '2023-12-05', to: '2024-02-05' }, 3]);
  assert.deepEqual((await to.bounds(ORGANIZATION)).through, '2024-02-05');
});

test('without a range, days outside those of the source are left as they are', async () => {
  const [from, to] = [createMemoryStore(), createMemoryStore()];
  await apply(from, [
    { rows: [rowOf({ day: '2024-01-02' })], segments: [], covers: { from: '2024-01-01', to: '2024-01-03' } },
  ]);
  const own = ['2023-12-31', '2024-01-03', '2024-01-04'].map((day) => rowOf({ day, plays: 9 }));
  await apply(to, [{ rows: own, segments: [], covers: null }]);
  const report = await copyStore({ from, to, organization: ORGANIZATION });
  assert.equal(report.zeroed, 1);
  const scope = { organization: ORGANIZATION, type: 'organization', id: ORGANIZATION } as const;
  const { buckets, values } = await to.timeline({ scope, range: ALL_DAYS, grain: 'day', metrics: ['plays'] });
  assert.deepEqual(Object.fromEntries(buckets.map((day, i) => [day, values.plays?.[i]])), {
    '2023-12-31': 9,
    '2024-01-02': 1,
    '2024-01-03': 0,
    '2024-01-04': 9,
  });
});

test('a source that holds nothing changes nothing', async () => {
  const [from, to] = [createMemoryStore(), createMemoryStore()];
  await apply(to, [{ rows: [rowOf({})], segments: [], covers: null }]);
  const report = await copyStore({ from, to, organization: ORGANIZATION });
  assert.deepEqual([report.range, report.zeroed, report.segments], [null, 0, null]);
});

test('a month that changes under the copy is named, with what either side holds', async () => {
  const [from, to] = [createMemoryStore(), createMemoryStore()];
  await apply(from, [{ rows: [rowOf({})], segments: [], covers: null }]);
  // A store that acknowledges and forgets.
  const forgetful = new Proxy(to, {
    get: (target, name, receiver) =>
      name === 'putDaily'
        ? () => Promise.resolve({ applied: true, rows: 1 })
        : (Reflect.get(target, name, receiver) as unknown),
  });
  const report = await copy(from, forgetful);
  assert.deepEqual(report.differing, [
    {
      month: { from: '2024-01-01', to: '2024-01-31' },
      from: { rows: 1, plays: 1, visitors: 1, finishes: 0 },
      to: { rows: 0, plays: 0, visitors: 0, finishes: 0 },
    },
  ]);
});

test('several rows of an episode and day become one, in the series that has the most plays', async () => {
  const [from, to] = [createMemoryStore(), createMemoryStore()];
  const doubled = new Proxy(from, {
    get: (target, name, receiver) =>
      name === 'daily' ? () => Promise.resolve(DOUBLED) : (Reflect.get(target, name, receiver) as unknown),
  });
  const report = await copy(doubled, to, { range: { from: '2024-01-01', to: '2024-01-31' } });
  assert.deepEqual([report.merged, report.differing], [1, []]);
  const scope = { organization: ORGANIZATION, type: 'series', id: 's2' } as const;
  const totals = await to.totals({
    scope,
    by: 'episode',
    range: ALL_DAYS,
    metrics: ['plays'],
    order: 'plays',
    limit: 9,
  });
  assert.deepEqual([totals.ids, totals.values], [['e1'], { plays: [7] }]);
});

test('rows that no store could take are left out by name, and the month shows it', async () => {
  const to = createMemoryStore();
  const from = new Proxy(createMemoryStore(), {
    get: (target, name, receiver) =>
      name === 'daily'
        ? () => Promise.resolve({ ...DOUBLED, episodes: [''] })
        : (Reflect.get(target, name, receiver) as unknown),
  });
  const report = await copy(from, to, { range: { from: '2024-01-01', to: '2024-01-31' } });
  assert.deepEqual(
    report.refused.map(({ day }) => day),
    ['2024-01-02'],
  );
  assert.equal(report.differing.length, 1);
  assert.equal(report.written, 0);
});

test('given up, it says so, and progress has named every phase', async () => {
  const [from, to] = [createMemoryStore(), createMemoryStore()];
  await apply(from, [{ rows: [rowOf({})], segments: [], covers: { from: '2024-01-01', to: '2024-02-10' } }]);
  const phases = new Set<string>();
  await copy(from, to, { onProgress: ({ phase, done, of }) => phases.add(`${phase} ${done}/${of}`) });
  assert.deepEqual(
    [...phases].filter((text) => !text.startsWith('compare')),
    ['copy 0/2', 'copy 1/2', 'segments 0/3', 'segments 1/3', 'segments 2/3', 'segments 3/3'],
  );
  await assert.rejects(copy(from, to, { signal: AbortSignal.abort() }), { code: 'aborted' });
});

test('a month in several batches is complete with the last one', async () => {
  const [from, to] = [createMemoryStore(), createMemoryStore()];
  const rows = Array.from({ length: 25_001 }, (_, i) => rowOf({ episode: `e${i}` }));
  await apply(from, [{ rows, segments: [], covers: { from: '2024-01-01', to: '2024-01-31' } }]);
  const range = { from: '2024-01-01', to: '2024-01-31' };
  let puts = 0;
  const failing = new Proxy(to, {
    get: (target, name, receiver) => {
      if (name === 'putDaily' && ++puts > 1) throw new Error('killed');
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
  await assert.rejects(copy(from, failing, { range, segments: false }), /killed/);
  assert.equal((await to.bounds(ORGANIZATION)).through, null);
  const report = await copy(from, to, { range, segments: false });
  assert.deepEqual([report.written, report.to.rows], [1, 25_001]);
  assert.equal((await to.bounds(ORGANIZATION)).through, '2024-01-31');
});

const DOUBLED = {
  days: ['2024-01-02'],
  series: ['s1', 's2'],
  episodes: ['e1'],
  day: Int32Array.of(0, 0),
  seriesOf: Int32Array.of(0, 1),
  episodeOf: Int32Array.of(0, 0),
  values: { plays: Float64Array.of(3, 4) },
};
