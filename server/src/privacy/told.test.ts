import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  bucketOf,
  intersect,
  METRIC_IDS,
  nextBucket,
  NO_SERIES,
  startOfWeek,
  type Day,
  type DayRange,
  type Grain,
  type MatrixAnswer,
  type MetricId,
  type Scope,
  type TimelineAnswer,
  type TotalsAnswer,
} from '@oc-stats/contract';
import type { DailyRow } from '@oc-stats/store';
import { DAYS, EPISODES, FROM, histories, SERIES } from './history.fixture.ts';
import { ask, GrowingService, readAll, toldIn, WHOLE, type Told } from './reader.fixture.ts';
import { isIn, withheldIn } from './reference.fixture.ts';

const SEED = Number(process.env['OC_STATS_SEED'] ?? 20_251_009);
const RUNS = Number(process.env['OC_STATS_RUNS'] ?? 25);

const range = fc
  .tuple(fc.integer({ min: -3, max: DAYS - 1 }), fc.nat(DAYS))
  .map(([from, length]): DayRange => ({ from: addDays(FROM, from), to: addDays(FROM, from + length) }));
const questions = fc.record({
  range,
  grain: fc.constantFrom<Grain>('day', 'week', 'month'),
  scope: fc.constantFrom<Scope>(
    WHOLE,
    ...SERIES.map((id) => ({ type: 'series', id }) as const),
    ...EPISODES.map((id) => ({ type: 'episode', id }) as const),
  ),
  by: fc.constantFrom<'series' | 'episode'>('series', 'episode'),
  order: fc.constantFrom<MetricId>(...METRIC_IDS),
  limit: fc.integer({ min: 1, max: 4 }),
});
type Question = typeof questions extends fc.Arbitrary<infer T> ? T : never;

test(`every number is the sum of cells that are told, which are exact (${RUNS} runs, seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(
      histories,
      fc.nat(DAYS - 1),
      fc.array(questions, { maxLength: 8 }),
      async (history, last, all) => {
        const service = new GrowingService(history);
        for (let day = 0; day <= last; day++) await service.nextDay();
        const told = await readAll(service.app);
        assertRule(told, history.rows, history.least, service.through);
        for (const question of all) {
          await assertTimeline(service, told, question);
          await assertTotals(service, told, question);
          await assertMatrix(service, told, question);
        }
      },
    ),
    { seed: SEED, numRuns: RUNS },
  );
});

/** Told is what the rule says, day by day and number by number. */
function assertRule(told: Told, all: readonly DailyRow[], least: number, through: Day): void {
  const rows = all.filter(({ day }) => day <= through);
  for (const [key, metrics] of told) {
    for (const [day, value] of metrics.plays) {
      if (day > through) continue;
      const week = rows.filter((row) => startOfWeek(row.day) === startOfWeek(day) && isIn(row, key));
      const isOpen = addDays(startOfWeek(day), 6) > through;
      const visitors = week.reduce((sum, row) => sum + row.visitors, 0);
      const isWithheld = withheldIn(rows, startOfWeek(day), least).has(key) || (isOpen && visitors < least);
      assert.equal(value === null, isWithheld, `${key} on ${day}, through ${through}`);
      if (isWithheld) continue;
      for (const metric of METRIC_IDS) {
        const own = week.filter((row) => row.day === day).reduce((sum, row) => sum + row[metric], 0);
        assert.equal(metrics[metric].get(day), own, `${metric} of ${key} on ${day}`);
      }
    }
  }
}

async function assertTimeline({ app }: GrowingService, told: Told, question: Question): Promise<void> {
  const { scope, range: asked, grain } = question;
  const by = scope.type === 'organization' ? question.by : 'episode';
  const split = scope.type === 'episode' ? {} : { by, top: 8 };
  const key = keyOf(scope);
  const query = { ...asked, grain, compare: 'previous' };
  const plain = await ask<TimelineAnswer>(app, scope, 'timeline', query);
  const parted = await ask<TimelineAnswer>(app, scope, 'timeline', { ...query, ...split });
  const cumulative = await ask<TimelineAnswer>(app, scope, 'timeline', { ...query, mode: 'cumulative' });
  const before = { from: FROM, to: addDays(asked.from, -1) };
  for (const metric of METRIC_IDS) {
    const sums = bucketSums(told, key, metric, plain.buckets, asked, grain);
    const data = plain.series.find((line) => line.metric === metric)?.data ?? [];
    assertSame(data, sums);
    for (const answer of [plain, parted, cumulative]) {
      assert.equal(answer.totals[metric] ?? 0, toldIn(told, key, metric, asked));
      assert.equal(answer.before[metric], toldIn(told, key, metric, before));
      assert.ok(answer.compare);
      assert.equal(answer.compare.totals[metric] ?? 0, toldIn(told, key, metric, answer.compare.range));
      const earlier = { from: FROM, to: addDays(answer.compare.range.from, -1) };
      assert.equal(answer.compare.before[metric], toldIn(told, key, metric, earlier));
    }
    let total = toldIn(told, key, metric, before);
    const running = sums.map((sum, i) => ((total += sum), data[i] === null ? null : total));
    assert.deepEqual(cumulative.series.find((line) => line.metric === metric)?.data, running);

    const taken = sums.map(() => 0);
    for (const { item, data: part } of parted.series.filter((line) => line.metric === metric)) {
      if (item === undefined) continue;
      if (item === null) {
        assertSame(
          part,
          sums.map((sum, i) => sum - (taken[i] ?? 0)),
        );
        continue;
      }
      const own = bucketSums(told, itemKey(scope, by, item.id), metric, plain.buckets, asked, grain);
      assertSame(part, own);
      part.forEach((value, i) => (taken[i] = (taken[i] ?? 0) + (value ?? 0)));
    }
  }
}

async function assertTotals({ app }: GrowingService, told: Told, question: Question): Promise<void> {
  const { scope, range: asked, order, limit } = question;
  const by = scope.type === 'organization' ? question.by : scope.type === 'series' ? 'episode' : 'episode';
  for (const sorted of [order, 'title'] as const) {
    const seen: string[] = [];
    let previous = Infinity;
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = { ...asked, by, order: sorted, limit, ...(cursor === '' ? {} : { cursor }) };
      const page: TotalsAnswer = await ask<TotalsAnswer>(app, scope, 'totals', query);
      page.items.forEach(({ id }, i) => {
        seen.push(id);
        for (const { metric, data } of page.columns) {
          assert.equal(
            data[i] ?? 0,
            toldIn(told, itemKey(scope, by, id), metric, asked),
            `${metric} of ${id}`,
          );
          if (metric !== sorted) continue;
          assert.ok((data[i] ?? 0) <= previous, 'in the order of what is told');
          previous = data[i] ?? 0;
        }
      });
      cursor = page.next;
      if (cursor === null) assert.equal(page.count, seen.length);
    }
    assert.equal(new Set(seen).size, seen.length);
  }
}

async function assertMatrix({ app }: GrowingService, told: Told, question: Question): Promise<void> {
  const { scope, range: asked, grain, order: metric } = question;
  if (scope.type !== 'series') return;
  const { buckets, rows } = await ask<MatrixAnswer>(app, scope, 'matrix', { ...asked, grain, metric });
  for (const { id, data } of rows) {
    assertSame(data, bucketSums(told, itemKey(scope, 'episode', id), metric, buckets, asked, grain));
  }
}

/** A gap, or what is withheld, has no number that is told. */
function assertSame(data: readonly (number | null)[], sums: readonly number[]): void {
  assert.deepEqual(
    data.map((value) => value ?? 0),
    sums.map((sum, i) => (data[i] === null ? 0 : sum)),
  );
  data.forEach((value, i) =>
    assert.ok(value !== null || (sums[i] ?? 0) <= 0, 'what is told is not left out'),
  );
}

function bucketSums(
  told: Told,
  key: string,
  metric: MetricId,
  buckets: readonly Day[],
  asked: DayRange,
  grain: Grain,
): number[] {
  return buckets.map((bucket) => {
    const days = intersect(asked, {
      from: bucketOf(bucket, grain),
      to: addDays(nextBucket(bucket, grain), -1),
    });
    return days ? toldIn(told, key, metric, days) : 0;
  });
}

function keyOf({ type, id }: Scope): string {
  if (type === 'organization') return 'O';
  return type === 'series' ? `S:${id}` : `E:${id}`;
}

function itemKey(scope: Scope, by: 'series' | 'episode', id: string): string {
  if (by === 'series') return `S:${id === NO_SERIES ? '-' : id}`;
  return scope.type === 'series' ? `P:${scope.id}:${id}` : `E:${id}`;
}
