import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allowedRoles } from './allowed-roles.ts';

const entry = (role: string, action = 'write', allow: unknown = true) => ({ role, action, allow });

describe('allowedRoles', () => {
  const rolesOf = allowedRoles('write');

  it('are those that a list lets do it', () => {
    const acl = [entry('B'), entry('A'), entry('B'), entry('C', 'read'), entry('D', 'write', false)];
    assert.deepEqual(rolesOf({ acl }), ['A', 'B']);
    assert.deepEqual(rolesOf({ acl: [] }), []);
    assert.deepEqual(rolesOf({ acl: entry('A') }), ['A'], 'a list of one may come without its brackets');
  });

  it('are unknown where there is no list, or a strange one', () => {
    for (const fields of [
      {},
      { acl: 'ROLE_X' },
      { acl: [7] },
      { acl: [{ role: 'A' }] },
      { acl: [entry('')] },
    ])
      assert.equal(rolesOf(fields), null, JSON.stringify(fields));
  });

  it('are kept once for all that have the same', () => {
    assert.equal(rolesOf({ acl: [entry('A'), entry('B')] }), rolesOf({ acl: [entry('B'), entry('A')] }));
  });
});
