import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { METRIC_IDS } from '@oc-stats/contract';
import { readCursor, writeCursor } from './cursor.ts';

test('a cursor comes back as it was, whatever the id holds, and is safe in a URL', () => {
  const id = fc.option(fc.string({ unit: 'binary', maxLength: 40 }));
  fc.assert(
    fc.property(fc.constantFrom(...METRIC_IDS), fc.maxSafeNat(), id, (order, value, text) => {
      const cursor = writeCursor({ order, value, id: text });
      assert.match(cursor, /^[\w-]+$/);
      assert.deepEqual(readCursor(cursor, order), { order, value, id: text });
    }),
  );
});

test('a cursor of another order is refused by name', () => {
  const cursor = writeCursor({ order: 'plays', value: 3, id: 'a' });
  assert.throws(() => readCursor(cursor, 'finishes'), {
    code: 'bad-cursor',
    message: /plays, not by finishes/,
  });
});

test('any other text is refused', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.throws(() => readCursor(text, 'plays'), { name: 'StoreError', code: 'bad-cursor' });
    }),
  );
});
