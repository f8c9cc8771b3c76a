import assert from 'node:assert/strict';
import test from 'node:test';
import {
  addDays,
  dayLabel,
  dayNumber,
  GRAINS,
  METRIC_IDS,
  type Scope,
  type TimelineAnswer,
} from '@oc-stats/contract';
import type { StatsReader, TimelineQuery } from '@oc-stats/store';
import fc from 'fast-check';
import { COUNTED, NOW, smallCatalog, smallRows, smallStore, TERMS } from '../app.fixture.ts';
import type { TimelineParameters } from './question.ts';
import { timeline } from './timeline.ts';

const catalog = smallCatalog();
const reader = await smallStore();
const bounds = await reader.bounds('mh_default_org');
const sources = { reader, catalog, bounds, terms: TERMS, now: NOW };
const ask = (scope: Scope, query: TimelineParameters) => timeline(sources, scope, query);

const ORGANIZATION: Scope = { type: 'organization', id: 'mh_default_org' };
const scopes = fc.constantFrom<Scope>(
  ORGANIZATION,
  { type: 'series', id: 'algebra' },
  { type: 'series', id: 'empty' },
  { type: 'episode', id: 'a3' },
  { type: 'episode', id: 'talk' },
);
const ranges = fc
  .tuple(fc.integer({ min: -60, max: 200 }), fc.integer({ min: 0, max: 250 }))
  .map(([start, length]) => {
    const from = dayNumber(COUNTED.from) + start;
    return { from: dayLabel(from), to: dayLabel(from + length) };
  });
const grains = fc.constantFrom(...GRAINS);
const compares = fc.constantFrom('previous', 'year', 'term:ss25', 'term:ws25');

const sum = (values: readonly (number | null)[]) =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);

/** Straight from the rows, without any of the code under test. */
function counted(scope: Scope, from: string, to: string, metric: 'plays' | 'visitors' | 'finishes'): number {
  const inScope = smallRows().filter(
    (row) =>
      scope.type === 'organization' || (scope.type === 'series' ? row.series : row.episode) === scope.id,
  );
  return sum(inScope.filter(({ day }) => day >= from && day <= to).map((row) => row[metric]));
}

test('buckets add up to the totals, and the totals to what was written', async () => {
  await fc.assert(
    fc.asyncProperty(scopes, ranges, grains, async (scope, { from, to }, grain) => {
      const answer = await ask(scope, { from, to, grain });
      for (const { metric, data } of answer.series) {
        assert.equal(data.length, answer.buckets.length);
        assert.equal(sum(data), counted(scope, from, to, metric));
        assert.equal(answer.totals[metric] ?? 0, sum(data));
        assert.equal(answer.before[metric], counted(scope, '1900-01-01', addDays(from, -1), metric));
      }
    }),
  );
});

test('cumulative is before plus the running sum of delta', async () => {
  await fc.assert(
    fc.asyncProperty(scopes, ranges, grains, async (scope, range, grain) => {
      const [delta, cumulative] = await Promise.all([
        ask(scope, { ...range, grain, mode: 'delta' }),
        ask(scope, { ...range, grain, mode: 'cumulative' }),
      ]);
      cumulative.series.forEach(({ metric, data }, line) => {
        let last = cumulative.before[metric] ?? 0;
        data.forEach((value, index) => {
          const step = delta.series[line]?.data[index] ?? null;
          assert.equal(value === null, step === null);
          if (value === null) return;
          assert.equal(value - last, step);
          last = value;
        });
      });
    }),
  );
});

test('the parts and all others add up to the whole, in both modes', async () => {
  const splits = fc.constantFrom<[Scope, 'series' | 'episode']>(
    [ORGANIZATION, 'series'],
    [ORGANIZATION, 'episode'],
    [{ type: 'series', id: 'algebra' }, 'episode'],
  );
  const modes = fc.constantFrom<('delta' | 'cumulative')[]>('delta', 'cumulative');
  await fc.assert(
    fc.asyncProperty(
      splits,
      ranges,
      grains,
      fc.integer({ min: 1, max: 8 }),
      modes,
      async ([scope, by], range, grain, top, mode) => {
        const query: TimelineParameters = { ...range, grain, mode, metrics: 'plays' };
        const [whole, parts] = await Promise.all([ask(scope, query), ask(scope, { ...query, by, top })]);
        whole.series[0]?.data.forEach((value, index) => {
          if (value !== null) assert.equal(sum(parts.series.map(({ data }) => data[index] ?? 0)), value);
        });
        assert.ok(parts.series.filter(({ item }) => item !== null).length <= top);
      },
    ),
  );
});

test('a compared period has one value for each bucket, and loses no day', async () => {
  await fc.assert(
    fc.asyncProperty(scopes, ranges, grains, compares, async (scope, range, grain, compare) => {
      fc.pre(range.from >= '2025-04-01');
      const { buckets, compare: found } = await ask(scope, { ...range, grain, compare });
      assert.ok(found);
      assert.equal(found.buckets.length, buckets.length);
      for (const { metric, data } of found.series) {
        assert.equal(data.length, buckets.length);
        assert.equal(sum(data), counted(scope, found.range.from, found.range.to, metric));
        assert.equal(found.totals[metric] ?? 0, sum(data));
      }
    }),
  );
});

test('compared parts are the same parts', async () => {
  const answer = await ask(ORGANIZATION, {
    period: 'P30D',
    by: 'series',
    top: 3,
    compare: 'previous',
    mode: 'cumulative',
  });
  const lines = (from: Pick<TimelineAnswer, 'series'>) =>
    from.series.map(({ item, metric }) => `${metric} ${item?.id}`);
  assert.deepEqual(lines(answer), lines(answer.compare ?? { series: [] }));
});

test('compared parts count what they counted then, however small they were', async () => {
  const range = { from: '2025-11-01', to: '2026-01-31' };
  const query: TimelineParameters = {
    ...range,
    by: 'episode',
    top: 8,
    compare: 'previous',
    metrics: 'plays',
  };
  for (const mode of ['delta', 'cumulative'] as const) {
    const { compare } = await ask(ORGANIZATION, { ...query, mode });
    assert.ok(compare);
    const parts = compare.series.filter(({ item }) => item);
    assert.ok(parts.length > 3);
    for (const { item, data } of parts) {
      const episode: Scope = { type: 'episode', id: item?.id ?? '' };
      const { from, to } = compare.range;
      const all = counted(episode, mode === 'delta' ? from : '1900-01-01', to, 'plays');
      const found = mode === 'delta' ? sum(data) : data.findLast((value) => value !== null);
      assert.equal(found ?? all, all, `${mode} of ${item?.id}`);
    }
  }
});

test('however a timeline is split and compared, the store is asked once for each range', async () => {
  const asked: TimelineQuery[] = [];
  const others = new Set<string>();
  const counting: StatsReader = new Proxy(reader, {
    get(target, name: keyof StatsReader) {
      if (name === 'timeline') {
        return (query: TimelineQuery) => (asked.push(query), target.timeline(query));
      }
      if (name !== 'capabilities') others.add(name);
      return target[name].bind(target);
    },
  });
  await timeline({ ...sources, reader: counting }, ORGANIZATION, {
    period: 'P90D',
    by: 'episode',
    top: 3,
    compare: 'previous',
    mode: 'cumulative',
  });
  assert.deepEqual(
    asked.map(({ by }) => (by && 'only' in by ? by.only.length : by?.top)),
    [3, 3],
  );
  assert.deepEqual([...others], [], 'no sums beside the curves');
});

test('weeks of a term meet the same weeks of the other term', async () => {
  const range = { from: '2025-10-06', to: '2025-10-19' };
  const { compare } = await ask(ORGANIZATION, { ...range, grain: 'week', compare: 'term:ss25' });
  // Both terms begin in the middle of a week; the second Monday of one meets the second Monday of the other.
  assert.deepEqual(compare?.buckets, ['2025-04-07', '2025-04-14']);
  assert.deepEqual(compare?.term, { id: 'ss25', title: 'Summer 2025' });
  assert.deepEqual(compare?.series[0]?.data, [null, null]);
});

test('29 February is compared once, and met by no day of a common year', async () => {
  const leap = await ask(ORGANIZATION, {
    from: '2024-02-28',
    to: '2024-03-01',
    grain: 'day',
    compare: 'year',
  });
  assert.deepEqual(leap.compare?.range, { from: '2023-02-28', to: '2023-03-01' });
  const common = await ask(ORGANIZATION, {
    from: '2025-02-28',
    to: '2025-03-01',
    grain: 'day',
    compare: 'year',
  });
  assert.deepEqual(common.compare?.range, { from: '2024-02-28', to: '2024-03-01' });
  assert.equal(common.compare?.series[0]?.data.length, 2);
});

test('all of a series begins when its first recording could be watched', async () => {
  const answer = await ask({ type: 'series', id: 'history' }, { period: 'all' });
  assert.deepEqual(answer.range, { from: '2025-11-06', to: '2026-03-31' });
  assert.equal(answer.dataFrom, '2025-11-06');
});

test('an answer tells where its numbers come from', async () => {
  const answer = await ask({ type: 'episode', id: 'a1' }, {});
  assert.equal(answer.dayZone, 'Europe/Berlin');
  assert.equal(answer.dataThrough, '2026-03-31');
  assert.equal(answer.provisionalFrom, null);
  assert.equal(answer.asOf, NOW.toISOString());
  assert.equal(answer.revision, bounds.revision);
  assert.deepEqual(
    answer.series.map(({ metric }) => metric),
    [...METRIC_IDS],
  );
});
