import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { sheetNames } from './sheet-names.ts';
import { workbook } from './workbook.ts';

const SHEET = {
  name: 'a/b',
  columns: [
    { heading: 'title', width: 20 },
    { heading: 'hours', type: 'decimal', width: 10 },
    { heading: 'day', type: 'day', width: 10 },
  ],
  rows: [['=1+1', 1.25, '2026-08-22']],
} as const;

test('as many sheets as are given, each with its name and kind of numbers', () => {
  const text = Buffer.from(workbook([SHEET, { ...SHEET, name: 'A:B' }])).toString('latin1');
  assert.match(text, /<sheet name="a b" sheetId="1" r:id="rId1"\/><sheet name="A B \(2\)" sheetId="2"/);
  assert.equal(text.match(/PartName="\/xl\/worksheets\/sheet\d\.xml"/g)?.length, 2);
  assert.match(text, /<c r="B2" s="6"><v>1\.25<\/v><\/c><c r="C2" s="4"><v>46256<\/v>/);
  assert.match(text, /t="inlineStr"><is><t xml:space="preserve">=1\+1</);
});

test('who can compress gets the same in fewer bytes', () => {
  const rows = Array.from({ length: 500 }, () => SHEET.rows[0]);
  const [stored, packed] = [undefined, deflateRawSync].map((deflate) =>
    Buffer.from(workbook([{ ...SHEET, rows }], deflate)),
  );
  assert.ok(stored && packed && packed.length * 10 < stored.length);
  assert.deepEqual(filesIn(packed), filesIn(stored));
});

test('whatever sheets are called, spreadsheets take it', () => {
  const names = fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 12 });
  fc.assert(
    fc.property(names, (given) => {
      const taken = sheetNames(given);
      assert.equal(new Set(taken.map((name) => name.toLowerCase())).size, given.length);
      for (const name of taken) {
        assert.ok(name.length >= 1 && name.length <= 31, name);
        assert.doesNotMatch(name, /[[\]:*?/\\]|^'|'$|\p{Cs}/u);
      }
    }),
  );
  assert.deepEqual(sheetNames(['History', '', 'x'.repeat(40)]), ['History_', '_', 'x'.repeat(31)]);
});

/** What is in an archive, by the headers before the files. */
function filesIn(bytes: Buffer): string[] {
  const files: string[] = [];
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50;) {
    const from = at + 30 + bytes.readUInt16LE(at + 26);
    const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 18));
    const isPacked = bytes.readUInt16LE(at + 8) === 8;
    files.push((isPacked ? inflateRawSync(packed) : packed).toString());
    assert.equal(Buffer.byteLength(files.at(-1) ?? ''), bytes.readUInt32LE(at + 22));
    at = from + packed.length;
  }
  return files;
}
