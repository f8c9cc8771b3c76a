import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { count, hours, share, text, type Table } from '../table.ts';
import { cut, plain, widthOf } from './plain.ts';
import { textTable } from './text-table.ts';

const table = (rows: Table['rows']): Table => ({
  name: 'x',
  caption: 'Caption',
  columns: [text('Name'), count('Count'), hours('Hours'), share('Share'), text('More')],
  rows,
});

test('numbers stand below each other, and are grouped', () => {
  const written = textTable({ ...table([['a', 1234567, 0.05, 0.5, 'b']]), total: ['All', 1, 2, null, ''] });
  assert.deepEqual(written.split('\n'), [
    'Caption',
    '',
    'Name      Count  Hours   Share  More',
    '------------------------------------',
    'a     1,234,567    0.1  50.0 %  b',
    '------------------------------------',
    'All           1    2.0       –',
    '',
  ]);
});

test('whatever texts say, lines fit and obey nobody', () => {
  const wild = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(
    fc.property(wild, wild, fc.double({ min: 0, max: 1e7, noNaN: true }), (first, last, value) => {
      const lines = textTable(table([[first, value, value, 0.1, last]])).split('\n');
      assert.equal(lines.length, 6);
      for (const line of lines) {
        assert.ok(widthOf(line) <= 80, line);
        assert.doesNotMatch(line, /\p{Cc}|\p{Cf}|\p{Cs}/u);
      }
    }),
  );
});

test('wide signs take two columns, accents none', () => {
  assert.equal(widthOf('日本e\u0301'), 5);
  assert.equal(cut('日本語', 5), '日本…');
  assert.equal(plain(`a${'\u0301'.repeat(99)}\u001b[31m`), `a${'\u0301'.repeat(3)}\ufffd[31m`);
});
