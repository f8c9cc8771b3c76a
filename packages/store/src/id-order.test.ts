import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareIds } from './id-order.ts';

test('ids are ordered as their UTF-8 bytes', () => {
  const id = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(id, id, (a, b) => {
      assert.equal(Math.sign(compareIds(a, b)), Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
});

test('an emoji comes behind the last character of two bytes', () => {
  assert.ok(compareIds('\ufffd', '😀') < 0);
  assert.ok('\ufffd' > '😀', 'which JavaScript sees the other way round');
});

test('"no series" comes last', () => {
  assert.deepEqual([null, 'b', 'a', null].sort(compareIds), ['a', 'b', null, null]);
});
