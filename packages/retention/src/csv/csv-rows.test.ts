import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvRows, isBroken, type BrokenRow, type CsvRow } from './csv-rows.ts';

async function read(
  text: string | Uint8Array,
  sizes: readonly number[] = [],
): Promise<(CsvRow | BrokenRow)[]> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const rows: (CsvRow | BrokenRow)[] = [];
  for await (const some of csvRows(cut(bytes, sizes))) rows.push(...some);
  return rows;
}

async function* cut(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (const size of sizes) {
    yield bytes.subarray(at, at + size);
    at += size;
  }
  yield bytes.subarray(at);
}

const fieldsOf = (rows: readonly (CsvRow | BrokenRow)[]) =>
  rows.flatMap((row) => (isBroken(row) ? [] : [row.fields]));

const field = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('', ' ', '"', '""', 'a,b', 'x\r\ny', '\n', 'ä😀', '\ufeff'),
);

test('what is written by the rules is read as another parser reads it, however it is cut into chunks', async () => {
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) =>
      fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
    );
  const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(
      table,
      sizes,
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      async (rows, cuts, end, bom) => {
        const whole = rows.map((row) => row.map((text) => text.replaceAll('\r', '')));
        const lines = whole.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
        const text = (bom ? '\ufeff' : '') + lines.join(end);
        assert.deepEqual(fieldsOf(await read(text, cuts)), parse(text, { bom: true }));
        assert.deepEqual(fieldsOf(await read(text, cuts)), whole);
      },
    ),
  );
});

test('a row that cannot be read is told by its line, and the rest is read', async () => {
  const text = ['a,b', '1,"x', 'y"', '2,"z"w', '3,"open', '4,d', '', '5', '6,e,f', '7,"g"', ''].join('\r\n');
  assert.deepEqual(await read(text), [
    { line: 1, fields: ['a', 'b'] },
    { line: 2, fields: ['1', 'x\r\ny'] },
    { line: 4, reason: 'something stands behind a closing quote' },
    { line: 5, reason: 'something stands behind a closing quote' },
    { line: 6, fields: ['4', 'd'] },
    { line: 8, reason: 'it has 1 field where the heading has 2' },
    { line: 9, reason: 'it has 3 fields where the heading has 2' },
    { line: 10, fields: ['7', 'g'] },
  ]);
  assert.deepEqual(await read('a,b\n1,"open\n2,c\n'), [
    { line: 1, fields: ['a', 'b'] },
    { line: 2, reason: 'a quote is opened and never closed' },
    { line: 3, fields: ['2', 'c'] },
  ]);
});

test('a row of several lines that does not fit is refused once, unless it has swallowed others', async () => {
  const refused = (line: number, found: number) => ({
    line,
    reason: `it has ${found} ${found === 1 ? 'field' : 'fields'} where the heading has 2`,
  });
  assert.deepEqual(await read('a,b\n"two\nlines\n!",2,3\n4,d\n'), [
    { line: 1, fields: ['a', 'b'] },
    refused(2, 3),
    { line: 5, fields: ['4', 'd'] },
  ]);
  assert.deepEqual(await read('a,b\n"open,1\n2,c\n3,d",e,f\n4,d\n'), [
    { line: 1, fields: ['a', 'b'] },
    refused(2, 3),
    { line: 3, fields: ['2', 'c'] },
    refused(4, 4),
    { line: 5, fields: ['4', 'd'] },
  ]);
});

test('one quote that is never closed does not take a large file into memory', async () => {
  const lines = Array.from({ length: 40_000 }, (_, i) => `${i},text`);
  const rows = await read(['a,b', '1,"open', ...lines].join('\n'), [70_000, 70_000, 70_000]);
  assert.equal(fieldsOf(rows).length, 40_001);
  assert.equal(rows.filter(isBroken).length, 1);
  assert.deepEqual(rows.at(-1), { line: 40_002, fields: ['39999', 'text'] });
});

test('other ends of lines and other encodings', async () => {
  assert.deepEqual(fieldsOf(await read('a,b\r1,2\r')), [
    ['a', 'b'],
    ['1', '2'],
  ]);
  const utf16 = Buffer.from('\ufeffa,ä\n1,2\n', 'utf16le');
  assert.deepEqual(fieldsOf(await read(utf16, [1, 3])), [
    ['a', 'ä'],
    ['1', '2'],
  ]);
  assert.deepEqual(await read(''), []);
});
