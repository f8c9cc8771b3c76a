import assert from 'node:assert/strict';
import test from 'node:test';
import { askStore } from '../questions/ask.ts';
import { privacy } from './privacy.ts';

test('a promise that cannot be kept is not made', () => {
  assert.equal(privacy({ minimumVisitors: 0 }, askStore), askStore);
  assert.throws(() => privacy({ minimumVisitors: 5 }, askStore), /cannot be kept/);
});
