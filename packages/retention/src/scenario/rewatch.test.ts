import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayNumber } from '@oc-stats/contract';
import { retentionPlan } from '@oc-stats/contract/schema';
import { columnsOf } from './random.fixture.ts';
import { rewatchedAtMost, rewatchRate } from './rewatch-rate.ts';
import { simulate } from './simulate.ts';

const day = (label: string) => dayNumber(label);
const old = { created: day('2018-01-01') };

test('two readings say who was watched after all', () => {
  const earlier = columnsOf([
    old,
    { ...old, lastView: day('2021-05-31') },
    { ...old, lastView: day('2021-06-01') },
    old,
  ]);
  const later = columnsOf([
    { ...old, lastView: day('2022-06-01') },
    { ...old, lastView: day('2021-05-31') },
    old,
  ]);
  const rate = rewatchRate(
    { columns: earlier, asOf: '2022-06-01' },
    { columns: later, asOf: '2024-06-01' },
    12,
  );
  // Of the first two, stale by then, one; the third was not stale, the fourth is gone. Half in two years.
  assert.deepEqual([rate.of, rate.viewed], [2, 1]);
  assert.ok(Math.abs((rate.perYear ?? NaN) - (1 - Math.SQRT1_2)) < 0.001);
});

test('without anything to count, or time between, nobody can say', () => {
  const reading = { columns: columnsOf([]), asOf: '2022-06-01' };
  assert.equal(rewatchRate(reading, reading, 12).perYear, null);
  assert.equal(rewatchedAtMost(reading, 12).perYear, null);
  const one = { columns: columnsOf([old]), asOf: '2022-06-01' };
  assert.deepEqual(rewatchRate(one, one, 12), { of: 1, viewed: 0, perYear: null });
});

test('one reading says how many at most', () => {
  const columns = columnsOf([
    old,
    { ...old, lastView: day('2021-06-01') },
    { ...old, lastView: day('2021-05-31') },
    { created: day('2021-01-01') },
  ]);
  assert.deepEqual(rewatchedAtMost({ columns, asOf: '2022-06-01' }, 12), {
    of: 3,
    viewed: 1,
    perYear: 1 / 3,
  });
});

const many = columnsOf(Array.from({ length: 2000 }, () => ({ ...old, lastView: day('2022-01-01') })));
const plan = retentionPlan.parse({
  name: 'p',
  rules: [
    { name: 'archive', action: 'archive', after: '12 months' },
    { name: 'delete', action: 'delete', since: 'archived', after: '12 months' },
  ],
});

test('the more is watched again, the less is deleted; the list names all that could be', () => {
  const deleted = [0, 0.2, 0.5, 1].map((rewatched) => {
    const { actions, scenario } = simulate(many, { ...plan, rewatched }, { asOf: '2022-06-01' });
    assert.equal(actions.filter(({ rule }) => rule.action === 'delete').length, 2000);
    return scenario.months.at(-1)?.deleted ?? NaN;
  });
  // A view in the 8 months before it is archived, or in the 12 months there, saves it until the end.
  assert.equal(deleted[0], 2000);
  assert.ok((deleted[1] ?? 0) < 1700 && (deleted[1] ?? 0) > 1300, String(deleted));
  assert.ok((deleted[2] ?? 0) < (deleted[1] ?? 0) && (deleted[3] ?? 0) < (deleted[2] ?? 0), String(deleted));
});

test('what is watched in the archive comes back from it, and may go there again', () => {
  const { months } = simulate(many, { ...plan, rewatched: 1 }, { asOf: '2022-06-01' }).scenario;
  const archived = months.map((month) => month.archived);
  assert.ok(archived.some((now, i) => i > 0 && now < (archived[i - 1] ?? 0)));
  assert.ok(months.every(({ deleted }) => deleted <= 2000 * 0.2));
});

test('what nobody can see any more nobody watches', () => {
  const rules = [
    { name: 'hide', action: 'unpublish', after: '1 month' },
    { name: 'delete', action: 'delete', since: 'unpublished', after: '12 months' },
  ];
  const hidden = retentionPlan.parse({ name: 'p', rules, rewatched: 1 });
  assert.equal(simulate(many, hidden, { asOf: '2022-06-01' }).scenario.months.at(-1)?.deleted, 2000);
});
