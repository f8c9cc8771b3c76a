import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { plans } from '../scenario/random.fixture.ts';
import { RetentionError } from '../retention-error.ts';
import { parsePlan } from './parse-plan.ts';
import { PlanError } from './plan-error.ts';

const RULE = '{name: a, action: delete}';

test('a plan is short: what is not said has a meaning', () => {
  const plan = parsePlan(`name: short\nrules:\n  - ${RULE}\n`, 'plan.yaml');
  assert.deepEqual(plan.runs, { monthly: 1 });
  assert.deepEqual(plan.rules, [{ name: 'a', action: 'delete', since: 'last-view' }]);
  assert.equal(plan.horizon, 36);
});

test('one is as good as a list of one, and sizes have units', () => {
  const where = '{source: Zoom, kind: personal, largerThan: 2.5 GB, smallerThan: 7}';
  const [rule] = parsePlan(
    `name: a\nrules: [{name: a, action: delete, where: ${where}, notice: 1 week}]`,
    '',
  ).rules;
  assert.deepEqual(rule?.where, { source: ['Zoom'], kind: ['personal'], largerThan: 2.5e9, smallerThan: 7 });
  assert.deepEqual(rule?.notice, ['1 week']);
});

test('what is wanted decides what a value is', () => {
  const text = `name: 2024\nrules: [{name: 1, action: delete, where: {folder: [2023, yes], ids: 0x1f}}]`;
  const { name, rules } = parsePlan(text, 'plan.yaml');
  assert.deepEqual(
    [name, rules[0]?.name, rules[0]?.where],
    ['2024', '1', { folder: ['2023', 'yes'], ids: ['0x1f'] }],
  );
});

test('all mistakes are told at once, with line and column, what was expected and what is near', () => {
  const text = `name: ''
rules:
  - name: a
    action: archiv
    aftr: 1 year
    after: 18 Monate
    where: {source: [Zoom, {a: 1}], kind: curse, createdBefore: 2022-02-30}
    fewerViews: {than: 0}
runs: {monthly: 32, wekly: monday}
exempt: [{fodler: Users, until: now}]
horizon: 999
prices: []
`;
  assert.deepEqual(toldOf(text), [
    ['1:7', 'name: expected a text, found "".'],
    [
      '4:13',
      'rules[1].action: expected notify, strip, unpublish, archive, disable or delete, found "archiv". Did you mean archive?',
    ],
    ['5:5', 'rules[1].aftr: there is no such key. Did you mean after?'],
    ['6:12', 'rules[1].after: expected a time as “18 months”, “2 years” or “30 days”, found "18 Monate".'],
    ['7:28', 'rules[1].where.source[2]: expected a text, found {"a":1}.'],
    ['7:43', 'rules[1].where.kind: expected personal, course or other, found "curse". Did you mean course?'],
    ['7:65', 'rules[1].where.createdBefore: expected a day as “2026-10-01”, found "2022-02-30".'],
    ['8:24', 'rules[1].fewerViews.than: expected more than 0, found 0.'],
    ['9:17', 'runs.monthly: expected at most 31, found 32.'],
    ['9:21', 'runs.wekly: there is no such key. Did you mean weekly?'],
    ['10:11', 'exempt[1].fodler: there is no such key. Did you mean folder?'],
    ['10:33', 'exempt[1].until: expected a day as “2026-10-01”, found "now".'],
    ['11:10', 'horizon: expected at most 240, found 999.'],
    ['12:9', 'prices: expected a section with keys of its own, found [].'],
  ]);
});

test('what is well written and makes no sense is told as well', () => {
  const rules = (one: string) => toldOf(`name: a\nrules:\n  - ${one}\n`);
  assert.deepEqual(rules(`${RULE}\n  - ${RULE}`)[0], [
    '4:12',
    'rules[2].name: there are two rules “a”. Lists say by which rule something happens.',
  ]);
  assert.match(
    String(rules('{name: a, action: delete, whileOver: archived}')),
    /3:42.*quotas has no archived/,
  );
  assert.match(
    String(rules('{name: a, action: archive, whileOver: archived}')),
    /does not make the archived hours fewer/,
  );
  assert.match(
    String(rules('{name: a, action: archive, grace: 1 day}')),
    /only what is deleted can be brought back/,
  );
  assert.match(
    String(toldOf(`name: a\nrules: [${RULE}]\nruns: {}`)),
    /3:7.*runs: expected monthly, weekly, yearly or days/,
  );
});

test('what is no plan at all is refused in a sentence, however it is meant', () => {
  const bombs = ['', '[]', '5', 'name: [', 'a: &a [*a]', '"\\uD800"', '--- 1\n--- 2', '? {a: 1}\n: 1'];
  const billion = Array.from(
    { length: 30 },
    (_, i) => `a${i}: &a${i} [${i === 0 ? 'lol' : `*a${i - 1}, *a${i - 1}`}]`,
  );
  for (const text of [...bombs, billion.join('\n'), '__proto__: {x: 1}\nname: a\nrules: []']) {
    assert.throws(() => parsePlan(text, 'plan.yaml'), { name: 'RetentionError', code: 'invalid-plan' }, text);
  }
  const poisoned = parsePlan(
    `name: a\nrules: [${RULE}]\nintake: {bySource: {__proto__: 1, constructor: 2}}`,
    '',
  );
  assert.equal(({} as Record<string, unknown>)['x'], undefined);
  assert.equal(poisoned.intake?.bySource['constructor'], 2);
});

test('whatever is written, it is a plan or a mistake on a line of the file', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'name: rules-[]{}&*a!|>\n"\'#,?~0'), maxLength: 60 }),
      (text) => {
        try {
          parsePlan(text, 'plan.yaml');
        } catch (error) {
          assert.ok(error instanceof RetentionError, String(error));
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('mistakes cannot forge lines or turn the order of a terminal', () => {
  const told = toldOf('name: a\nrules: []\n"\\e[31mevil\\n\\u202e": 1\n? [1]\n: "\\u2066"');
  assert.ok(told.some(([, message]) => message.includes('evil')));
  for (const [, message] of told) assert.doesNotMatch(message, /[\p{Cc}\p{Cf}\u2028]/u);
});

test('a plan that was read can be written and read again', () => {
  fc.assert(fc.property(plans, (plan) => assert.deepEqual(parsePlan(stringify(plan), 'plan.yaml'), plan)));
});

function toldOf(text: string): [string, string][] {
  try {
    parsePlan(text, 'plan.yaml');
  } catch (error) {
    assert.ok(error instanceof PlanError);
    assert.ok(error.mistakes.every(({ message }) => error.message.includes(message)));
    return error.mistakes.map(({ column, line, message }) => [`${line}:${column}`, message]);
  }
  assert.fail('it was taken');
}
