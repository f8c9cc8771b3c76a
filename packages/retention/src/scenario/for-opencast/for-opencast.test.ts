import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayNumber } from '@oc-stats/contract';
import { retentionPlan } from '@oc-stats/contract/schema';
import { actionRows } from '../action-rows.ts';
import { columnsOf } from '../random.fixture.ts';
import { simulate } from '../simulate.ts';
import { lifecyclePolicies } from './lifecycle-policies.ts';
import { workflowCalls } from './workflow-calls.ts';

const AS_OF = '2026-09-01';
const old = { created: dayNumber('2015-01-01'), lastView: dayNumber('2020-01-01') };
const EVIL = 'a/../b?x="\u202e\u2028\n=1';

function played(rules: readonly object[], more: object = {}) {
  const plan = retentionPlan.parse({ name: 'plan', rules, ...more });
  const columns = { ...columnsOf([old, old]), id: ['one', EVIL] };
  return { plan, rows: actionRows(columns, simulate(columns, plan, { asOf: AS_OF }).actions) };
}

test('the calls are told in the order of days, with what each is for, and nothing is lost on the way', () => {
  const { rows } = played([
    { name: 'tell', action: 'notify' },
    { name: 'take down', action: 'unpublish', after: '3 years' },
    { name: 'strip', action: 'strip', after: '3 years' },
    { name: 'remove', action: 'delete', since: 'unpublished', after: '6 months' },
  ]);
  const text = workflowCalls(rows, { plan: 'plan', asOf: AS_OF });
  assert.doesNotMatch(text, /[\u202e\u2028]/);
  const read = JSON.parse(text) as {
    requests: Record<string, unknown>[];
    withoutWorkflow: object;
    caution: string[];
  };
  assert.deepEqual(read.withoutWorkflow, { strip: 2 });
  assert.deepEqual(
    read.requests.map(({ day, method, path }) => [day, method, path]),
    [
      ['2026-09-01', 'POST', '/api/workflows'],
      ['2026-09-01', 'POST', '/api/workflows'],
      ['2027-04-01', 'DELETE', `/api/events/${encodeURIComponent(EVIL)}`],
      ['2027-04-01', 'DELETE', '/api/events/one'],
    ],
  );
  assert.deepEqual(read.requests[1]?.['form'], {
    event_identifier: 'one',
    workflow_definition_identifier: 'retract',
  });
  assert.equal(text.split('\n').filter((line) => line.includes('"method"')).length, 4);
});

test('an Opencast that has other workflows is served with those', () => {
  const { rows } = played([{ name: 'strip', action: 'strip', after: '3 years' }]);
  const workflows = { strip: { id: 'drop-renditions', configuration: { keep: 'source' } } };
  const { requests } = JSON.parse(workflowCalls(rows, { plan: 'p', asOf: AS_OF, workflows })) as {
    requests: { form: Record<string, string> }[];
  };
  assert.equal(requests[0]?.form['workflow_definition_identifier'], 'drop-renditions');
  assert.equal(requests[0]?.form['configuration'], '{"keep":"source"}');
});

interface Policies {
  readonly policies: Record<string, unknown>[];
  readonly rules: { rule: string; says: string }[];
}

test('an age alone is one policy that goes on, for each way to say when', () => {
  const runs = { monthly: 31, weekly: 'sunday', yearly: ['06-30'] };
  const { plan, rows } = played([
    { name: 'take down', action: 'unpublish', since: 'created', after: '18 months', runs },
  ]);
  const { policies } = JSON.parse(lifecyclePolicies(plan, rows)) as Policies;
  assert.deepEqual(
    policies.map(({ cronTrigger, isActive, timing }) => [cronTrigger, timing, isActive]),
    [
      ['0 0 2 30 6 ?', 'REPEATING', false],
      ['0 0 2 L * ?', 'REPEATING', false],
      ['0 0 2 ? * SUN', 'REPEATING', false],
    ],
  );
  const filter = { start_date_relative: { value: '-P18M', type: 'LESS_THAN', must: true } };
  assert.deepEqual(JSON.parse(String(policies[0]?.['targetFilters'])), { 'dublincore/episode': filter });
  assert.equal(policies[0]?.['actionParameters'], '{"workflowId":"retract"}');
});

test('what depends on views is a policy for each recording, or only a list, and says so', () => {
  const { plan, rows } = played([
    { name: 'take down', action: 'unpublish', after: '3 years' },
    { name: 'remove', action: 'delete', since: 'unpublished', after: '6 months' },
  ]);
  const { policies, rules } = JSON.parse(lifecyclePolicies(plan, rows)) as Policies;
  assert.deepEqual(
    policies.map(({ actionDate, timing }) => [timing, actionDate]),
    [
      ['SPECIFIC_DATE', '2026-09-01T02:00:00Z'],
      ['SPECIFIC_DATE', '2026-09-01T02:00:00Z'],
    ],
  );
  const ids = policies.map(
    ({ targetFilters }) =>
      (JSON.parse(String(targetFilters)) as { 'dublincore/episode': { uid: { value: string } } })[
        'dublincore/episode'
      ].uid.value,
  );
  assert.deepEqual(ids.sort(), [EVIL, 'one'].sort());
  assert.match(String(rules[0]?.says), /counts from last-view: a policy for each recording/);
  assert.match(String(rules[1]?.says), /no workflow to delete/);
  const few = JSON.parse(lifecyclePolicies(plan, rows, { most: 1 })) as Policies;
  assert.deepEqual(few.policies, []);
  assert.match(String(few.rules[0]?.says), /2 recordings are too many/);
});

test('nothing that a policy cannot say is left out of it silently', () => {
  const bare = { name: 'a', action: 'unpublish', since: 'created', after: '1 year' };
  const says = (rule: object, more: object = {}) => {
    const { plan, rows } = played([{ ...bare, ...rule }], more);
    return (JSON.parse(lifecyclePolicies(plan, rows)) as Policies).rules[0]?.says ?? '';
  };
  assert.match(says({}), /One policy says all of it/);
  const others: [object, object?][] = [
    [{ after: undefined }],
    [{ also: { since: 'last-view', after: '1 year' } }],
    [{ fewerViews: { than: 1 } }],
    [{ where: { source: 'Zoom' } }],
    [{ notice: '1 week' }],
    [{ from: '2026-10-01' }],
    [{}, { exempt: { ids: 'x' } }],
    [{ runs: { days: '2026-10-01' } }],
    [{ runs: { monthly: 30 } }],
    [{ runs: { yearly: '02-29' } }],
  ];
  for (const [rule, more] of others)
    assert.match(says(rule, more), /a policy for each recording/, JSON.stringify([rule, more]));
});
