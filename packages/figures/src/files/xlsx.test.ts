import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import { segments, timeline, totals } from '../../gallery/answers.ts';
import { SAMPLES } from '../../gallery/samples.ts';
import { assertWellFormed } from '../../gallery/well-formed.ts';
import { language, segmentsFigure, timelineFigure, totalsFigure, type Figure } from '../index.ts';
import { xlsx } from './index.ts';

const en = language('en');
const de = language('de');

/** Reads the archive by its directory, as spreadsheets do, and checks every sum on the way. */
function unzip(bytes: Uint8Array): Map<string, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  assert.equal(view.getUint32(end, true), 0x06054b50);
  const files = new Map<string, string>();
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < view.getUint16(end + 10, true); i++) {
    assert.equal(view.getUint32(at, true), 0x02014b50);
    const [sum, size] = [view.getUint32(at + 16, true), view.getUint32(at + 24, true)];
    const nameLength = view.getUint16(at + 28, true);
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString();
    const local = view.getUint32(at + 42, true);
    assert.equal(view.getUint32(local, true), 0x04034b50);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const content = bytes.subarray(start, start + size);
    if (crc32) assert.equal(crc32(content), sum);
    files.set(name, Buffer.from(content).toString());
    at += 46 + nameLength;
  }
  return files;
}

function sheet(figure: Figure, place: 1 | 2 = 1): string {
  return unzip(xlsx(figure, en)).get(`xl/worksheets/sheet${place}.xml`) ?? '';
}

test('every part of every workbook is there and well-formed', () => {
  for (const { name, figure, lang } of SAMPLES) {
    const files = unzip(xlsx(figure, language(lang)));
    assert.deepEqual(
      [...files.keys()],
      [
        '[Content_Types].xml',
        '_rels/.rels',
        'xl/workbook.xml',
        'xl/_rels/workbook.xml.rels',
        'xl/styles.xml',
        'xl/worksheets/sheet1.xml',
        'xl/worksheets/sheet2.xml',
      ],
    );
    for (const [path, xml] of files) assertWellFormed(xml, `${name}: ${path}`);
  }
});

test('a title is text, whatever it looks like, and never a formula', () => {
  const titles = ['=HYPERLINK("x")', '<b>&', 'a\u0000\u0008b', '_x000A_', 'x'.repeat(40_000)];
  const xml = sheet(totalsFigure(totals(titles, ['plays']), ''));
  assert.doesNotMatch(xml, /<f[ >]/);
  assert.match(
    xml,
    /<c r="A2" s="0" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK\(&quot;x&quot;\)<\/t>/,
  );
  assert.match(xml, />&lt;b&gt;&amp;</);
  assert.match(xml, />ab</);
  assert.match(xml, />_x005F_x000A_</);
  assert.ok(!xml.includes('x'.repeat(32_768)));
});

test('days, counts, shares and times are numbers with a format', () => {
  const lines = sheet(timelineFigure(timeline({ metrics: ['plays'] }), ''));
  // 22 August 2026 is day 46256 of a spreadsheet.
  assert.match(lines, /<c r="A2" s="4"><v>46256<\/v><\/c><c r="B2" s="2"><v>\d+<\/v>/);
  const curve = sheet(segmentsFigure(segments(), ''));
  assert.match(curve, /<c r="B5" s="5"><v>0\.000694\d*<\/v><\/c><c r="C5" s="3"><v>0\.9\d*<\/v>/);
});

test('a gap is an empty cell', () => {
  const xml = sheet(timelineFigure(timeline({ metrics: ['plays'], source: { dataFrom: '2026-11-19' } }), ''));
  assert.match(xml, /<row r="2"><c r="A2" s="4"><v>46256<\/v><\/c><\/row>/);
});

test('the second sheet says what the numbers are, in the reader’s language', () => {
  const files = unzip(xlsx(timelineFigure(timeline(), 'Kurs'), de, { server: 'https://stats.example.org' }));
  assert.match(files.get('xl/workbook.xml') ?? '', /name="Tabelle".*name="Angaben"/);
  const about = files.get('xl/worksheets/sheet2.xml') ?? '';
  for (const text of [
    'Zeitraum',
    'Europe/Berlin',
    'https://stats.example.org/api/v1/metrics',
    'Besuchertag',
  ]) {
    assert.ok(about.includes(text), text);
  }
});

test('wide tables have letters beyond Z, and the same figure gives the same bytes', () => {
  const figure = SAMPLES.find((sample) => sample.name === 'heat-weeks')?.figure ?? assert.fail();
  assert.match(sheet(figure), /<c r="AA1"/);
  assert.deepEqual(xlsx(figure, en), xlsx(figure, en));
});
