import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePlan } from './parse-plan.ts';
import { PlanError } from './plan-error.ts';

const RULE = '{name: a, action: delete}';
const withRule = (fields: string) => `name: a\nrules:\n  - {name: a, action: delete, ${fields}}\n`;

/** What is written, and where and how it is refused. */
const CASES: readonly [what: string, text: string, told: RegExp][] = [
  ['a tag', `name: !!js/function "x"\nrules: [${RULE}]`, /1:7 .*tags/],
  ['two documents', `name: a\nrules: [${RULE}]\n---\nname: b\n`, /3:1 a second document/],
  ['a key twice', `name: a\nname: b\nrules: [${RULE}]`, /2:1 this key is there twice/],
  ['an alias of nothing', `name: a\nrules: [${RULE}]\nexempt: *gone`, /3:9 nothing above is marked as &gone/],
  ['an alias of itself', 'name: a\nrules: &all [*all]', /2:14 &all would contain itself/],
  ['too deep', `name: ${'['.repeat(5000)}`, /1:\d+ this is nested too deeply/],
  ['a tab', `name: a\nrules:\n\t- ${RULE}`, /3:1 Tabs/],
  ['a time forgotten', withRule('after: '), /3:\d+ rules\[1\]\.after: expected .*found nothing/],
  ['a scope forgotten', withRule('where: '), /3:\d+ rules\[1\]\.where: expected .*found nothing/],
  ['no time at all', withRule('after: 0 days'), /3:38 .*expected a time/],
  ['a time to come', withRule('after: -3 months'), /3:38 .*expected a time/],
  ['a time without a unit', withRule('after: 13'), /3:38 .*expected a time .*found "13"/],
  ['no number', `name: a\nrules: [${RULE}]\nquotas: {stored: .nan}`, /3:18 .*expected a number, found NaN/],
  ['no end', `name: a\nrules: [${RULE}]\nprices: {year: 1e300}`, /3:16 .*at most 1000000000000/],
  ['no month', `name: a\nrules: [${RULE}]\nhorizon: 0`, /3:10 horizon: expected at least 1/],
  [
    'too many rules',
    `name: a\nrules: [${Array(10_000).fill(RULE).join()}]`,
    /2:8 rules: expected at most 30 entries/,
  ],
  ['a chain to no rule', withRule('since: notified'), /3:38 .*nothing is ever notified/],
  ['a chain through also', withRule('also: {since: disabled}'), /3:37 rules\[1\]\.also\[1\].*never fire/],
  ['an exemption of all', `name: a\nrules: [${RULE}]\nexempt: {name: hold}`, /3:9 exempt\[1\]: .*exempt all/],
];

for (const [what, text, told] of CASES)
  test(`${what} is refused on its line`, () => assert.match(mistakes(text).join('\n'), told));

test('rules that wait for each other are refused, each on its line; a chain that begins is taken', () => {
  const rules = (first: string) =>
    `name: a\nrules:\n  - {name: a, action: strip${first}}\n  - {name: b, action: notify, since: stripped}\n` +
    '  - {name: c, action: delete, since: notified}\n';
  assert.deepEqual(
    mistakes(rules(', since: notified')).map((told) => told.slice(0, 4)),
    ['3:37', '4:38', '5:38'],
  );
  assert.equal(parsePlan(rules(''), '').rules.length, 3);
  // The inventory may know what is archived.
  assert.equal(parsePlan(withRule('since: archived'), '').rules[0]?.since, 'archived');
});

test('an anchor used again says the same again', () => {
  const text =
    'name: a\nrules:\n  - {name: a, action: archive, where: &w {source: Zoom}}\n  - {name: b, action: delete, where: *w}\n';
  assert.deepEqual(
    parsePlan(text, '').rules.map(({ where }) => where),
    [{ source: ['Zoom'] }, { source: ['Zoom'] }],
  );
});

function mistakes(text: string): string[] {
  try {
    parsePlan(text, 'plan.yaml');
  } catch (error) {
    assert.ok(error instanceof PlanError, String(error));
    return error.mistakes.map(({ column, line, message }) => `${line}:${column} ${message}`);
  }
  assert.fail('it was taken');
}
