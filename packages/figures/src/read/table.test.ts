import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compared, matrix, segments, timeline, totals } from '../../gallery/answers.ts';
import { SAMPLES } from '../../gallery/samples.ts';
import {
  formatCell,
  isFurther,
  language,
  matrixFigure,
  segmentsFigure,
  table,
  timelineFigure,
  totalsFigure,
  type Figure,
} from '../index.ts';

const en = language('en');
const de = language('de');

test('the table holds every value of every figure, and nothing else', () => {
  for (const { name, figure } of SAMPLES) {
    const { columns, rows } = table(figure, en);
    for (const row of rows) assert.equal(row.length, columns.length, name);
    // Whoever brings a kind along tests its table.
    if (isFurther(figure)) continue;
    const numbers = rows.flatMap((row) =>
      row.filter((_, i) => columns[i]?.type === 'number' || columns[i]?.type === 'share'),
    );
    // What is withheld is a missing value of the figure.
    const values = numbers.map((cell) => (cell === '< 5' ? null : cell));
    assert.deepEqual([...values].sort(byValue), [...valuesOf(figure)].sort(byValue), name);
  }
});

test('lines: buckets, then metrics, then the compared period with its own days', () => {
  const range = { from: '2026-11-12', to: '2026-11-13' };
  const answer = compared(
    timeline({ range, metrics: ['plays'] }),
    { from: '2025-11-12', to: '2025-11-13' },
    'year',
  );
  const { caption, columns, rows } = table(timelineFigure(answer, 'Kurs'), en);
  assert.equal(caption.replaceAll('\u2009', ' '), 'Plays per day: Kurs, 12 – 13 Nov 2026');
  assert.deepEqual(
    columns.map((column) => [column.label, column.type]),
    [
      ['Day', 'day'],
      ['Plays', 'number'],
      ['A year before', 'day'],
      ['A year before', 'number'],
    ],
  );
  assert.deepEqual(
    rows.map((row) => [row[0], row[2]]),
    [
      ['2026-11-12', '2025-11-12'],
      ['2026-11-13', '2025-11-13'],
    ],
  );
});

test('a gap is a dash and never a zero', () => {
  const answer = timeline({ metrics: ['plays'], source: { dataFrom: '2026-11-19' } });
  const { columns, rows } = table(timelineFigure(answer, ''), en);
  assert.equal(rows[0]?.[1], null);
  assert.equal(formatCell(null, columns[1] ?? columns[0]!, en), '–');
});

test('two episodes of one title are two rows', () => {
  const { rows } = table(totalsFigure(totals(['Gleich', 'Gleich'], ['plays']), ''), en);
  assert.equal(rows.length, 2);
});

test('cells are written for the reader', () => {
  const cell = (value: string | number, type: 'day' | 'number' | 'share' | 'time' | 'text') =>
    formatCell(value, { label: '', type }, de).replaceAll('\u00a0', ' ');
  assert.equal(cell('2026-10-05', 'day'), '5. Okt. 2026');
  assert.equal(cell(12_345, 'number'), '12.345');
  assert.equal(cell(0.634, 'share'), '63 %');
  assert.equal(cell(3_725, 'time'), '1:02:05');
  assert.equal(cell('<b>\n\u0000 x', 'text'), '<b> x');
  assert.equal(
    formatCell('2026-10-05', { label: '', type: 'day', grain: 'week' }, de),
    'Woche vom 5. Okt. 2026',
  );
});

test('a heat map has a column a bucket, a curve a row a segment', () => {
  const weeks = table(matrixFigure(matrix(3, { from: '2026-10-05', to: '2026-11-01' }, 'week'), ''), en);
  assert.deepEqual([weeks.rows.length, weeks.columns.length], [3, 5]);
  assert.equal(weeks.columns[1]?.bucket, '2026-10-05');
  const curve = table(segmentsFigure(segments({ duration: 100, step: 30 }), ''), en);
  assert.deepEqual(
    curve.rows.map((row) => row.slice(0, 2)),
    [
      [0, 30],
      [30, 60],
      [60, 90],
      [90, 100],
    ],
  );
});

function valuesOf(figure: Figure): (number | null)[] {
  switch (figure.kind) {
    case 'lines':
      return figure.lines.flatMap((line) => figure.buckets.map((_, i) => line.values[i] ?? null));
    case 'bars':
      return figure.items.flatMap((item) => item.values);
    case 'heat':
      return figure.rows.flatMap((row) => row.values);
    case 'curve':
      return [...figure.rates, ...(figure.siblings ? figure.rates.map(medianAt(figure)) : [])];
    default:
      return [];
  }
}

function medianAt(figure: Extract<Figure, { kind: 'curve' }>) {
  return (_: unknown, i: number): number => {
    const middle = (i + 0.5) * figure.step;
    return figure.siblings?.median[Math.floor((middle / figure.duration) * 100)] ?? NaN;
  };
}

function byValue(a: unknown, b: unknown): number {
  return Number(a ?? -1) - Number(b ?? -1);
}
