import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METRIC_IDS, type DayRange } from '@oc-stats/contract';
import type { SegmentsRow, StatsReader, StoreScope } from '@oc-stats/store';
import { createMemoryStore } from '@oc-stats/store/memory';
import { ALL_DAYS, dailyRows, days, GOLDEN, scopeOf } from '@oc-stats/store/conformance';
import { withholding } from './withholding.ts';

const O = 'o';
const WHOLE = scopeOf(O);
const MARCH = days('2026-03-01', '2026-03-31');

async function reader(
  table: string,
  options: { least?: number; covers?: DayRange; segments?: SegmentsRow[] } = {},
) {
  const { least = 5, covers = MARCH, segments = [] } = options;
  const store = createMemoryStore();
  await store.putDaily({ id: 'd', organization: O, rows: dailyRows(table), covers });
  await store.putSegments({ id: 's', organization: O, rows: segments });
  return { store, shown: withholding(store, { minimumVisitors: least, minimumForSegments: 10 }) };
}

const weekly = (store: StatsReader, scope: StoreScope, range = MARCH) =>
  store.timeline({ scope, range, grain: 'week', metrics: ['plays', 'visitors'] });

test('a week with 1 to k - 1 visitors is withheld with its days; one with none is zero, one with k is told', async () => {
  const { shown } = await reader(`
    e  s  2026-03-03  4 4 0
    e  s  2026-03-10  3 3 0
    e  s  2026-03-12  2 2 1
    e  s  2026-03-17  0 0 0
  `);
  const answer = await weekly(shown, scopeOf(O, 'episode', 'e'));
  assert.deepEqual(answer.buckets, ['2026-03-09', '2026-03-16']);
  assert.deepEqual(answer.values.visitors, [5, 0]);
  assert.deepEqual(answer.withheld, { below: 5, weeks: ['2026-03-02', '2026-03-30'], open: '2026-03-30' });
});

test('plays without visitors are withheld; where nobody counts visitors, plays stand for them', async () => {
  const { store, shown } = await reader('e  s  2026-03-03  7 0 0');
  const scope = scopeOf(O, 'episode', 'e');
  assert.deepEqual((await weekly(shown, scope)).buckets, []);

  const withoutVisitors: StatsReader = {
    ...store,
    daily: async (query) => {
      const { values, ...table } = await store.daily(query);
      return { ...table, values: { plays: values.plays ?? new Float64Array(0) } };
    },
    timeline: async (query) => {
      const answer = await store.timeline(query);
      return { ...answer, values: { plays: answer.values.plays ?? [] } };
    },
    capabilities: () => ({ ...store.capabilities(), metrics: ['plays'] }),
  };
  const plain = withholding(withoutVisitors, { minimumVisitors: 5, minimumForSegments: 10 });
  const answer = await plain.timeline({ scope, range: MARCH, grain: 'week', metrics: ['plays'] });
  assert.deepEqual(answer.values.plays, [7]);
});

test('a lone small episode takes the smallest of its siblings along', async () => {
  const { shown } = await reader(`
    small   s  2026-03-03  2  2 0
    middle  s  2026-03-04  9  9 0
    large   s  2026-03-04  30 30 0
    other   t  2026-03-04  50 50 0
  `);
  const question = {
    scope: scopeOf(O, 'series', 's'),
    range: MARCH,
    metric: 'visitors',
    grain: 'week',
  } as const;
  const matrix = await shown.matrix(question);
  assert.deepEqual([matrix.ids, matrix.cells], [['large', 'middle', 'small'], [30]]);
  assert.deepEqual(
    matrix.withheld?.items.map((weeks) => weeks[0]),
    ['2026-03-30', '2026-03-02', '2026-03-02'],
  );
  assert.deepEqual((await weekly(shown, scopeOf(O, 'series', 's'))).values.visitors, [41]);
});

test('a series that is withheld for another is not the sum of its episodes either', async () => {
  const { shown } = await reader(`
    a  small  2026-03-03  2  2 0
    b  next   2026-03-04  9  9 0
    c  next   2026-03-04  12 12 0
    d  large  2026-03-04  50 50 0
  `);
  const { values } = await weekly(shown, scopeOf(O, 'series', 'large'));
  assert.deepEqual(values.visitors, [50]);
  assert.deepEqual((await weekly(shown, scopeOf(O, 'series', 'next'))).buckets, []);
  assert.deepEqual((await weekly(shown, scopeOf(O, 'episode', 'b'))).buckets, []);
  assert.deepEqual((await weekly(shown, scopeOf(O, 'episode', 'c'))).values.visitors, [12]);
});

test('what stands beside a small one stays withheld while the week goes on', async () => {
  const monday = `
    small  s  2026-03-02  2  2  0
    first  s  2026-03-02  6  6  0
    later  s  2026-03-02  7  7  0
    other  t  2026-03-02  99 99 0
  `;
  const tuesday = `${monday}
    first  s  2026-03-03  40 40 0
  `;
  const told = async (table: string, through: string) => {
    const { shown } = await reader(table, { covers: days('2026-03-01', through) });
    const { ids } = await shown.totals({
      scope: scopeOf(O, 'series', 's'),
      by: 'episode',
      range: MARCH,
      metrics: ['visitors'],
      order: 'visitors',
      limit: 9,
    });
    return ids;
  };
  assert.deepEqual(await told(monday, '2026-03-02'), ['later']);
  // By its sum "later" were next; but of "later" Monday is known, and with it the small one's would be.
  assert.deepEqual(await told(tuesday, '2026-03-03'), ['later']);
});

test('a week that is not over tells neither zeros nor few', async () => {
  const { shown } = await reader(
    `
    e  s  2026-03-10  3 3 0
    f  s  2026-03-10  9 9 0
    g  s  2026-03-03  9 9 0
  `,
    { covers: days('2026-03-01', '2026-03-11') },
  );
  const weeksOf = async (id: string) => (await weekly(shown, scopeOf(O, 'episode', id))).withheld;
  assert.deepEqual(await weeksOf('e'), await weeksOf('never watched'));
  const totals = {
    scope: WHOLE,
    by: 'episode',
    range: MARCH,
    metrics: ['plays'],
    order: 'plays',
    limit: 9,
  } as const;
  const answer = await shown.totals(totals);
  assert.deepEqual([answer.ids, answer.count], [['g'], 1]);
  assert.deepEqual(answer.withheld?.rest, ['2026-03-09']);
});

test('totals are ordered, paged and counted by what is told', async () => {
  const { shown } = await reader(`
    hidden  s  2026-03-03  900 4  0
    hidden  s  2026-03-10  5   5  0
    b       s  2026-03-10  60  60 0
    c       s  2026-03-03  7   7  0
    c2      s  2026-03-03  9   9  0
    lone    t  2026-03-03  3   3  0
    d       t  2026-03-03  80  80 0
  `);
  const question = { scope: WHOLE, by: 'episode', range: MARCH, metrics: ['plays'], order: 'plays' } as const;
  const pages = [await shown.totals({ ...question, limit: 3 })];
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) {
    pages.push(await shown.totals({ ...question, limit: 3, cursor: next }));
  }
  assert.deepEqual(
    pages.flatMap(({ ids, values }) => ids.map((id, i) => [id, values.plays?.[i]])),
    [
      ['b', 60],
      ['c2', 9],
      ['hidden', 5],
      ['c', 0],
      ['d', 0],
      ['lone', 0],
    ],
  );
  assert.deepEqual(
    pages.flatMap(({ withheld }) => withheld?.isUntold ?? []),
    [false, false, false, true, true, true],
  );
  assert.ok(pages.every(({ count }) => count === 6));
});

test('watch curves are of the weeks that are told and have enough', async () => {
  const segments = ['2026-03-03', '2026-03-10', '2026-03-17'].flatMap((day, i) => [
    {
      episode: 'e',
      series: 's',
      day,
      days: 1,
      step: 10,
      duration: 30,
      plays: 10 ** i,
      counts: [10 ** i, 0, 0],
    },
  ]);
  const long = {
    ...(segments[0] as SegmentsRow),
    day: '2026-03-12',
    days: 6,
    plays: 5_000,
    counts: [5_000, 0, 0],
  };
  const table = `
    e  s  2026-03-03  4  4  0
    f  s  2026-03-03  30 30 0
    e  s  2026-03-10  7  7  0
    e  s  2026-03-17  12 12 0
    e  s  2026-03-24  12 12 0
  `;
  const ask = async (rows: SegmentsRow[], scope = scopeOf(O, 'episode', 'e')) => {
    const { shown } = await reader(table, { segments: rows });
    return (await shown.segments({ scope, range: MARCH })).map(({ episode, plays }) => [episode, plays]);
  };
  assert.deepEqual(await ask(segments), [['e', 100]]);
  assert.deepEqual(await ask(segments, scopeOf(O, 'series', 's')), [
    ['e', 100],
    ['f', 0],
  ]);
  // A row that reaches into a week with too few is left out as a whole.
  assert.deepEqual(await ask([...segments.slice(0, 2), long]), [['e', 0]]);
  const across = { ...long, day: '2026-03-19' };
  assert.deepEqual(await ask([across]), [['e', 5_000]]);
});

test('where everything has enough visitors, all answers are those of the store', async () => {
  const store = createMemoryStore();
  const rows = GOLDEN.map((row) => ({ ...row, visitors: row.plays === 0 ? 0 : row.visitors + 100 }));
  await store.putDaily({ id: 'd', organization: O, rows, covers: { ...ALL_DAYS, to: '2028-01-02' } });
  const shown = withholding(store, { minimumVisitors: 5, minimumForSegments: 10 });
  for (const scope of [WHOLE, scopeOf(O, 'series', 's1'), scopeOf(O, 'episode', 'e3')]) {
    for (const by of ['series', 'episode'] as const) {
      const question = { scope, range: ALL_DAYS, grain: 'month', metrics: METRIC_IDS } as const;
      for (const split of [{ top: 3 }, { only: ['s2', null, 'e1'] }]) {
        const query = { ...question, by: { type: by, ...split } } as const;
        const { withheld, items = [], ...curve } = await shown.timeline(query);
        assert.deepEqual(withheld, { below: 5, weeks: [], open: null });
        const exact = await store.timeline(query);
        assert.deepEqual({ ...curve, items: items.map(without) }, exact);
      }
      const query = { ...question, by, order: 'plays', limit: 2 } as const;
      assert.deepEqual(without(await shown.totals(query)), await store.totals(query));
      if (scope.type === 'organization') continue;
      const matrix = { ...question, metric: 'plays' } as const;
      assert.deepEqual(without(await shown.matrix(matrix)), await store.matrix(matrix));
    }
  }
});

test('single rows, and the matrix of an organisation, are not told', async () => {
  const { shown } = await reader('e s 2026-03-03 9 9 0');
  const refusal = { name: 'StoreError', code: 'not-available' };
  await assert.rejects(async () => shown.daily({ scope: WHOLE, range: MARCH, by: 'series' }), refusal);
  await assert.rejects(shown.matrix({ scope: WHOLE, range: MARCH, metric: 'plays', grain: 'week' }), refusal);
});

test('numbers that change under a question are asked for again, and not for ever', async () => {
  const { store } = await reader('e s 2026-03-03 9 9 0');
  let changes = 0;
  const busy = (times: number): StatsReader => ({
    ...store,
    bounds: async (organization) => {
      const bounds = await store.bounds(organization);
      return { ...bounds, revision: String(Math.min(changes++, times)) };
    },
  });
  const ask = (times: number) => {
    changes = 0;
    return weekly(withholding(busy(times), { minimumVisitors: 5, minimumForSegments: 10 }), WHOLE);
  };
  assert.deepEqual((await ask(3)).values.visitors, [9]);
  await assert.rejects(ask(100), { name: 'StoreError', code: 'unavailable', message: /being written/ });
});

function without<T extends { withheld?: unknown }>(answer: T): Omit<T, 'withheld'> {
  const { withheld, ...rest } = answer;
  assert.ok(withheld);
  return rest;
}
