import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText, writtenText } from './text.ts';

const UNITS = ['\uFDD0', '\uFEFF', '\uD83C', '\uDF93', 'd800', 'feff', '0', '🎓'];

/** Every text of up to four of these, and every single unit that there is. */
function* texts(): Iterable<string> {
  let longest = [''];
  yield '';
  for (let length = 1; length <= 4; length++) {
    longest = longest.flatMap((text) => UNITS.map((unit) => text + unit));
    yield* longest;
  }
  for (let code = 0; code <= 0xffff; code++) yield String.fromCharCode(code);
}

test('every text is written as whole characters, and read as it was', () => {
  for (const text of texts()) {
    const written = writtenText(text);
    assert.equal(Buffer.from(written).toString(), written, 'UTF-8 can hold it');
    assert.ok(!written.includes('\uFEFF'));
    assert.equal(readText(written), text);
  }
});

test('texts that differ are written differently', () => {
  const different = new Set(texts());
  assert.equal(new Set([...different].map(writtenText)).size, different.size);
});

test('what people write stays readable in the file', () => {
  for (const text of ['', "It's 🎓 ä", 'a\0b']) assert.equal(writtenText(text), text);
});
