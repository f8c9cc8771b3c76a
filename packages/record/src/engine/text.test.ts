import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readText, writtenText } from './text.ts';

const unit = fc.oneof(
  fc.constantFrom('\uFDD0', '\uFEFF', '\uD83C', '\uDF93', 'd800', '0', 'a', '🎓'),
  fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
);
const texts = fc.string({ unit, maxLength: 12 });

test('every text is written as whole characters, and read as it was', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const written = writtenText(text);
      assert.equal(Buffer.from(written).toString(), written, 'UTF-8 can hold it');
      assert.ok(!written.includes('\uFEFF'));
      assert.equal(readText(written), text);
    }),
    { numRuns: 2_000 },
  );
});

test('texts that differ are written differently', () => {
  fc.assert(
    fc.property(texts, texts, (a, b) => assert.equal(writtenText(a) === writtenText(b), a === b)),
    { numRuns: 2_000 },
  );
});

test('what people write stays readable in the file', () => {
  for (const text of ['', "It's 🎓 ä", 'a\0b']) assert.equal(writtenText(text), text);
});
