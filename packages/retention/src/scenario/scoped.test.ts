import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayNumber } from '@oc-stats/contract';
import { retentionPlan } from '@oc-stats/contract/schema';
import { columnsOf } from './random.fixture.ts';
import { simulate } from './simulate.ts';

const all = Array.from({ length: 4 }, () => ({ created: dayNumber('2020-01-01') }));
const remove = { name: 'delete', action: 'delete', since: 'created' };
const columns = {
  ...columnsOf(all),
  folders: ['Users/a', 'Users', 'A\\/B', ''],
  folder: Int32Array.from([0, 1, 2, 3]),
};

function hit(rules: readonly object[], more: object = {}): string[] {
  const plan = retentionPlan.parse({ name: 'p', rules, ...more });
  const { actions } = simulate(columns, plan, { asOf: '2022-06-01' });
  return actions.map(({ recording, rule }) => `${recording} ${rule.name}`).sort();
}

test('a folder is meant with all below it, and not what only begins as it', () => {
  const within = (folder: string) => hit([{ ...remove, where: { folder } }]);
  assert.deepEqual(within('Users'), ['0 delete', '1 delete']);
  assert.deepEqual(within('User'), []);
  assert.deepEqual(within('A'), []);
  assert.deepEqual(within('A\\/B'), ['2 delete']);
  assert.deepEqual(within('(no folder)'), ['3 delete']);
  assert.deepEqual(hit([{ ...remove, where: { notFolder: ['Users', '(no folder)'] } }]), ['2 delete']);
});

test('ids mean recordings however they are written; all of a scope has to apply, and any exemption exempts', () => {
  assert.deepEqual(hit([{ ...remove, where: { ids: ['{0}', ' 3 ', 'X'] } }]), ['0 delete', '3 delete']);
  const exempt = [
    { ids: ['0', '2'], folder: 'Users' },
    { name: 'held', ids: '3' },
  ];
  assert.deepEqual(hit([remove], { exempt }), ['1 delete', '2 delete']);
  const archive = { name: 'archive', action: 'archive', since: 'created' };
  const spared = hit([remove, archive], { exempt: { folder: 'Users', actions: 'delete' } });
  assert.deepEqual(spared, ['0 archive', '1 archive', '2 delete', '3 delete']);
});

test('what is yet to come has no id, and dates are those of when it comes', () => {
  const last = { ...columnsOf([{ created: dayNumber('2022-01-15') }]), id: ['0'] };
  const deleted = (where: object) => {
    const plan = retentionPlan.parse({ name: 'p', rules: [{ ...remove, where }], intake: {} });
    return simulate(last, plan, { asOf: '2022-06-01' }).scenario.months.at(-1)?.deleted;
  };
  assert.equal(deleted({}), 4);
  assert.equal(deleted({ ids: '0' }), 1);
  assert.equal(deleted({ createdBefore: '2023-01-15' }), 1);
  assert.equal(deleted({ createdSince: '2023-01-15', createdBefore: '2025-01-15' }), 2);
});

test('a plan whose list of ids nobody has read is not played: it might delete what is held', () => {
  assert.throws(() => hit([remove], { exempt: { idsFrom: 'held.csv' } }), {
    code: 'invalid-plan',
    message: 'The plan names ids in held.csv, and nobody has read that file.',
  });
  assert.deepEqual(
    simulate(
      columns,
      { ...retentionPlan.parse({ name: 'p', rules: [{ ...remove, where: { ids: ['x'] } }] }) },
      { asOf: '2022-06-01' },
    ).actions,
    [],
  );
});
