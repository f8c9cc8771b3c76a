import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryStore } from '../memory/memory-store.ts';
import { rowOf } from './copied-row.fixture.ts';
import { copyStore, type CopyOptions } from './copy-store.ts';
import { ALL_DAYS, answersOf, apply, KNOWN_EPISODES, ORGANIZATION, type Store } from './history.fixture.ts';

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

test('watch curves that count on are copied as they are, and grow in place', async () => {
  const [from, to] = [createMemoryStore(), createMemoryStore()];
  const curve = { episode: 'e1', series: 's1', day: '2023-12-10', step: 15, duration: 30 };
  for (const [days, counts] of [
    [20, [4, 2]],
    [50, [9, 3]],
  ] as const) {
    await apply(from, [
      { rows: [rowOf({})], segments: [{ ...curve, days, plays: days, counts }], covers: null },
    ]);
    const report = await copy(from, to);
    assert.deepEqual([report.segments?.read, report.segments?.written], [1, 1]);
    assert.deepEqual(await answersOf(to), await answersOf(from));
  }
});

test('two questions a series are enough for a source that counts on', async () => {
  const [from, to] = [createMemoryStore(), createMemoryStore()];
  const segments = ['e1', 'e2'].map((episode, i) => ({
    ...{ episode, series: 's1', step: 15, duration: 30, plays: 1, counts: [1, 1] },
    ...{ day: `2024-01-0${i + 1}`, days: 10 - i },
  }));
  await apply(from, [{ rows: ['e1', 'e2'].map((episode) => rowOf({ episode })), segments, covers: null }]);
  let asked = 0;
  const counting = new Proxy(from, {
    get: (target, name, receiver) => {
      if (name === 'segments') asked += 1;
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
  await copy(counting, to, { episodes: [] });
  // Once to compare, once more because something was written.
  assert.equal(asked, 4);
});

test('a source that keeps no series with its curves gives the row of a moved episode twice: the latest has it', async () => {
  const [from, to] = [createMemoryStore(), createMemoryStore()];
  const rows = [
    rowOf({ day: '2024-01-02', series: 's2' }),
    rowOf({ day: '2024-01-09', series: 's1' }),
    rowOf({ day: '2024-01-10', episode: 'e2', series: 's2' }),
  ];
  await apply(from, [{ rows, segments: [], covers: null }]);
  const curve = { episode: 'e1', covered: { from: '2024-01-01', to: '2024-01-20' } };
  const answer = [{ ...curve, plays: 2, step: 15, duration: 30, counts: [2, 1] }];
  const seriesless = new Proxy(from, {
    get: (target, name, receiver) =>
      name === 'segments' ? () => Promise.resolve(answer) : (Reflect.get(target, name, receiver) as unknown),
  });
  const range = { from: '2024-01-01', to: '2024-01-31' };
  const report = await copy(seriesless, to, { range, episodes: [] });
  assert.deepEqual([report.segments?.written, report.segments?.differing], [1, []]);
  const ask = (id: string) =>
    to.segments({ scope: { organization: ORGANIZATION, type: 'series', id }, range: ALL_DAYS });
  assert.deepEqual([await ask('s1'), await ask('s2')], [answer, []]);
  assert.equal((await copy(seriesless, to, { range, episodes: [] })).segments?.batches, 0);
});

test('watch curves that go and come back are copied both times', async () => {
  const [from, to] = [createMemoryStore(), createMemoryStore()];
  const curve = { episode: 'e1', series: 's1', day: '2024-01-02', days: 1, step: 15, duration: 30, plays: 1 };
  for (const counts of [
    [1, 0],
    [1, 1],
    [1, 0],
    [1, 1],
  ]) {
    await apply(from, [{ rows: [rowOf({})], segments: [{ ...curve, counts }], covers: null }]);
    assert.equal((await copy(from, to)).segments?.batches, 1);
    assert.deepEqual(await answersOf(to), await answersOf(from));
  }
});
