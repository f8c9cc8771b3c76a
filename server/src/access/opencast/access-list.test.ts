import assert from 'node:assert/strict';
import test from 'node:test';
import { permits } from './access-list.ts';

const line = (role: string, action: string, allow = true) => ({ role, action, allow });

test('a line that allows is needed, and one that refuses counts more', () => {
  const roles = new Set(['ROLE_A', 'ROLE_B']);
  const cases = [
    [[], false],
    [[line('ROLE_A', 'write')], true],
    [[line('ROLE_A', 'read')], false],
    [[line('ROLE_C', 'write')], false],
    [[line('role_a', 'write')], false],
    [[line('ROLE_A', 'write', false)], false],
    [[line('ROLE_A', 'write'), line('ROLE_B', 'write', false)], false],
    [[line('ROLE_B', 'write', false), line('ROLE_A', 'write')], false],
    [[line('ROLE_A', 'write'), line('ROLE_C', 'write', false)], true],
    [[line('ROLE_A', 'write'), line('ROLE_A', 'read', false)], true],
  ] as const;
  for (const [list, allowed] of cases)
    assert.equal(permits(list, roles, 'write'), allowed, JSON.stringify(list));
  assert.equal(permits([line('ROLE_A', 'write')], new Set(), 'write'), false);
});
