import assert from 'node:assert/strict';
import { it } from 'node:test';
import { asArray } from './as-array.ts';

it('asArray undoes what collapses lists of one and of none', () => {
  assert.deepEqual(asArray({ a: 1 }), [{ a: 1 }]);
  assert.deepEqual(asArray([{ a: 1 }, 2]), [{ a: 1 }, 2]);
  for (const none of ['', null, undefined, []]) assert.deepEqual(asArray(none), []);
});
