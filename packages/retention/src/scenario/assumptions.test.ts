import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayNumber } from '@oc-stats/contract';
import { retentionPlan } from '@oc-stats/contract/schema';
import { assumptions } from './assumptions.ts';
import { columnsOf } from './random.fixture.ts';

const columns = columnsOf([
  { created: dayNumber('2020-01-01') },
  {},
  { lastView: dayNumber('2020-01-01') },
  { folder: 1 },
]);
const rule = { name: 'r', action: 'delete' };
const of = (plan: object, given: object = {}) =>
  assumptions(columns, retentionPlan.parse({ name: 'p', rules: [rule], ...plan }), {
    asOf: '2022-06-01',
    ...given,
  });
const codes = (...given: Parameters<typeof of>) => of(...given).map(({ code }) => code);

test('every plan takes something for granted', () => {
  assert.deepEqual(codes({}), ['no-further-views', 'undated']);
  assert.match(String(of({})[1]?.message), /^2 recordings have neither/);
  assert.deepEqual(codes({ rewatched: 0.125 }), ['rewatched', 'undated']);
  assert.match(String(of({ rewatched: 0.125 })[0]?.message), /^12\.5 % of all/);
});

test('what is asked and cannot be known is said', () => {
  const rules = [{ ...rule, fewerViews: { than: 3 }, where: { largerThan: 1, ownerActive: false } }];
  assert.deepEqual(codes({ rules, minimumPlay: '30 seconds', intake: {} }), [
    'no-further-views',
    'minimum-play',
    'year-views',
    'intake',
    'everybody-is-there',
    'undated',
    'unknown-size',
  ]);
  assert.ok(!codes({ rules }, { isActive: () => true }).includes('everybody-is-there'));
  assert.deepEqual(codes({}, { observedSince: '2021-01-01' }), ['no-further-views', 'unobserved']);
});

test('a name that nothing has is a slip, and what was meant is near', () => {
  const where = {
    source: ['Zoom', 'zoon'],
    notFolder: ['User', 'Users', 'Moodle/ART 1'],
    creator: 'nobody',
    ids: ['{0}', 'x'],
  };
  const said = of({
    rules: [{ ...rule, where }],
    exempt: { name: 'hold', source: 'Unspecified', folder: '(no folder)' },
  });
  assert.deepEqual(
    said.filter(({ code }) => code === 'matches-nothing').map(({ message }) => message),
    [
      'In the rule “r” no recording has the source “zoon”. Did you mean “Zoom”?',
      'In the rule “r” no recording has the folder “User”. Did you mean “Users”?',
      'In the rule “r” no recording has the creator “nobody”.',
      'In the rule “r” 1 of 2 ids are those of no recording.',
    ],
  );
});

test('a slash in the name of a folder is no folder above it', () => {
  const there = { ...columns, folders: ['A\\/B/c', 'x\\\\/y'] };
  const plan = retentionPlan.parse({
    name: 'p',
    rules: [{ ...rule, where: { folder: ['A', 'A\\/B', 'x\\\\'] } }],
  });
  const said = assumptions(there, plan, { asOf: '2022-06-01' }).filter(
    ({ code }) => code === 'matches-nothing',
  );
  assert.equal(said.length, 1);
  assert.match(String(said[0]?.message), /“A”/);
});
