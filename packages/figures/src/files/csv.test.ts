import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compared, timeline, totals } from '../../gallery/answers.ts';
import { SAMPLES } from '../../gallery/samples.ts';
import { language, table, timelineFigure, totalsFigure } from '../index.ts';
import { csv } from './index.ts';

const en = language('en');
const server = 'https://stats.example.org/';

/** A reader after RFC 4180 and nothing more. */
function parse(text: string): string[][] {
  assert.equal(text[0], '\ufeff');
  const records: string[][] = [];
  let record: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 1; i < text.length; i++) {
    const sign = text[i] as string;
    if (quoted) {
      if (sign !== '"') field += sign;
      else if (text[i + 1] === '"') field += text[++i];
      else quoted = false;
    } else if (sign === '"' && field === '') quoted = true;
    else if (sign === ',' || (sign === '\r' && text[i + 1] === '\n')) {
      record.push(field);
      field = '';
      if (sign === ',') continue;
      records.push(record);
      record = [];
      i++;
    } else {
      assert.doesNotMatch(sign, /["\r\n]/, 'a sign that has to be quoted');
      field += sign;
    }
  }
  assert.deepEqual([record, field, quoted], [[], '', false], 'the last record ends with CRLF');
  return records;
}

function data(records: string[][]): string[][] {
  return records.slice(1).filter((record) => !record[0]?.startsWith('# '));
}

test('every sample parses back to its table, one width throughout', () => {
  for (const { name, figure } of SAMPLES) {
    const { columns, rows } = table(figure, en);
    const records = parse(csv(figure, en, { server }));
    for (const record of records) assert.equal(record.length, Math.max(2, columns.length), name);
    assert.deepEqual(
      data(records).map((record) => record.slice(columns[0]?.type === 'text' ? 1 : 0)),
      rows.map((row) =>
        row.slice(columns[0]?.type === 'text' ? 1 : 0).map((cell) => (cell === null ? '' : String(cell))),
      ),
      name,
    );
  }
});

test('any title comes back as it was, and none is a formula', () => {
  const titles = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({
        unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', "'", ' ', '＝', 'a'),
      }),
    ),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(titles, (each) => {
      const records = data(parse(csv(totalsFigure(totals(each, ['plays']), 'x'), en)));
      assert.equal(records.length, each.filter((title) => !title.startsWith('# ')).length);
      records.forEach(([field = ''], i) => {
        assert.doesNotMatch(field, /^\s*[=+\-@＝＋－＠]/);
        assert.doesNotMatch(field, /^[\t\r\n]/);
        const title = each.filter((one) => !one.startsWith('# '))[i] ?? '';
        assert.ok(field === title || field === `'${title}`);
      });
    }),
  );
});

test('formulas of every kind are kept from being run; numbers stay numbers', () => {
  const attacks = ['=1+1', '+1', '-1+cmd|x', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1'];
  const records = data(parse(csv(totalsFigure(totals(attacks, ['plays']), ''), en)));
  assert.deepEqual(
    records.map((record) => record[0]),
    attacks.map((text) => `'${text}`),
  );
  for (const record of records) assert.match(record[2] ?? '', /^\d+$/);
  const figure = timelineFigure(timeline({ metrics: ['plays'] }), '');
  const negative = { ...figure, lines: figure.lines.map((line) => ({ ...line, values: [-3] })) };
  assert.equal(data(parse(csv(negative, en)))[0]?.[1], '-3');
});

test('what the numbers are stands below them, in records that comment readers leave out', () => {
  const answer = timeline({ source: { hidden: { below: 5, cells: 12 } } });
  const text = csv(timelineFigure(answer, 'Kurs, "A"\nund B'), en, { server });
  const records = parse(text);
  const first = records.findIndex((record) => record[0]?.startsWith('# '));
  assert.ok(records.slice(first).every((record) => record[0]?.startsWith('# ')));
  const about = new Map(records.slice(first).map(([name, value]) => [name, value]));
  assert.equal(about.get('# About what'), 'Kurs, "A" und B');
  assert.match(about.get('# Period') ?? '', /^2026-08-22 – 2026-11-19 /);
  assert.equal(about.get('# Time zone of the days'), 'Europe/Berlin');
  assert.equal(about.get('# Definitions'), 'https://stats.example.org/api/v1/metrics');
  assert.equal(about.get('# Source'), 'https://stats.example.org/, s17');
  assert.match(about.get('# As of') ?? '', /^2026-11-20T07:40:00Z /);
  assert.equal(about.get('# Withheld weeks'), '12 (< 5)');
  // A reader that looks at raw lines sees the mark at their very beginning.
  const lines = text.split('\r\n').slice(first, -1);
  assert.ok(lines.every((line) => line.startsWith('# ')));
});

test('a heading names the bucket and the unit; the compared days stand beside', () => {
  const of = (name: string) => SAMPLES.find((sample) => sample.name === name)?.figure ?? assert.fail(name);
  assert.equal(parse(csv(of('heat-weeks'), en))[0]?.[1], '2026-04-13');
  assert.deepEqual(parse(csv(of('curve-siblings'), en))[0]?.slice(0, 2), ['From (s)', 'To (s)']);
  const answer = compared(timeline({ metrics: ['plays'] }), { from: '2025-08-22', to: '2025-11-19' }, 'year');
  assert.deepEqual(parse(csv(timelineFigure(answer, ''), en))[1]?.slice(0, 3)[2], '2025-08-22');
});
