import assert from 'node:assert/strict';
import test from 'node:test';
import { createMemoryStore } from '@oc-stats/store/memory';
import { privacy } from './privacy.ts';

test('a minimum of 0 is the store itself', () => {
  const reader = createMemoryStore();
  assert.equal(privacy(reader, { minimumVisitors: 0 }), reader);
  assert.notEqual(privacy(reader, { minimumVisitors: 1 }), reader);
});
