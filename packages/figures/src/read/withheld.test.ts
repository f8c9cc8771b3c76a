import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MatrixAnswer, TimelineAnswer, TotalsAnswer } from '@oc-stats/contract';
import { compared, matrix, segments, timeline, totals } from '../../gallery/answers.ts';
import { csv, measureByTable, xlsx } from '../files/index.ts';
import {
  heightFor,
  language,
  layout,
  matrixFigure,
  notes,
  readout,
  segmentsFigure,
  sentence,
  table,
  tiles,
  tileText,
  timelineFigure,
  totalsFigure,
  type Figure,
} from '../index.ts';

const en = language('en');
const de = language('de');
const HIDDEN = { below: 5, cells: 3 };

/** Twelve weeks of plays of which some are withheld. */
function weeks(holes: readonly number[], change: Partial<TimelineAnswer> = {}): TimelineAnswer {
  const range = { from: '2026-08-24', to: '2026-11-15' };
  const answer = timeline({ range, grain: 'week', metrics: ['plays'], source: { hidden: HIDDEN } });
  const data = answer.buckets.map((_, i) => (holes.includes(i) ? null : 10 + i));
  const plays = data.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return { ...answer, series: [{ metric: 'plays', data }], totals: { plays }, ...change };
}

function said(figure: Figure, at: { column: number; row?: number }, words = en): string {
  const scene = layout(figure, { width: 600, height: heightFor(figure, 600) }, measureByTable, words);
  return readout(figure, scene, words, at).entries[0]?.value ?? '';
}

test('a withheld value is "< 5" in table, readout and files, never a gap and never 0', () => {
  const figure = timelineFigure(weeks([3]), '');
  assert.deepEqual(table(figure, en).rows[3], ['2026-09-14', '< 5']);
  assert.equal(said(figure, { column: 3 }), '< 5');
  assert.match(csv(figure, en), /\r\n2026-09-14,< 5\r\n/);
  assert.match(new TextDecoder('latin1').decode(xlsx(figure, en)), /&#60; 5|&lt; 5|PK/);
  assert.equal(table(timelineFigure(weeks([3]), ''), de).rows[3]?.[1], '< 5');
});

test('days that nobody counted stay gaps', () => {
  const source = { dataFrom: '2026-09-15', dataThrough: '2026-11-03' };
  const figure = timelineFigure(weeks([0, 1, 2, 3, 10, 11], source), '');
  // 14 September is the Monday of a week of which some days were counted.
  assert.deepEqual(
    table(figure, en).rows.map(([, value]) => value),
    [null, null, null, '< 5', 14, 15, 16, 17, 18, 19, '< 5', null],
  );
  assert.equal(said(figure, { column: 0 }), 'not counted');
});

test('an answer that names what it withholds is taken at its word', () => {
  const answer = weeks([3, 4]);
  const series = answer.series.map((each) => ({ ...each, withheld: [4] }));
  const { rows } = table(timelineFigure({ ...answer, series }, ''), en);
  assert.deepEqual([rows[3]?.[1], rows[4]?.[1]], [null, '< 5']);
  const items: TotalsAnswer = { ...totals(['A', 'B', 'C'], ['plays', 'visitors']), hidden: HIDDEN };
  const columns = items.columns.map((column, i) => ({
    ...column,
    data: [9, null, null],
    withheld: i === 0 ? [1] : [1, 2],
  }));
  const bars = table(totalsFigure({ ...items, columns }, ''), en).rows.map((row) => row.slice(2));
  assert.deepEqual(bars, [
    [9, 9],
    ['< 5', '< 5'],
    [null, '< 5'],
  ]);
});

test('a value of which a part is withheld is a lower bound, and no base of a comparison', () => {
  const range = { from: '2026-01-01', to: '2026-10-31' };
  const then = { from: '2025-01-01', to: '2025-10-31' };
  const months = compared(timeline({ range, grain: 'month', metrics: ['plays'] }), then, 'year');
  const series = months.series.map((each) => ({ ...each, withheld: [1] }));
  const compare = months.compare && {
    ...months.compare,
    series: months.compare.series.map((each) => ({ ...each, withheld: [] })),
  };
  const answer = { ...months, series, compare, hidden: HIDDEN };
  const figure = timelineFigure(answer, '');
  assert.match(String(table(figure, en).rows[1]?.[1]), /^≥ [\d,]+$/);
  assert.equal(typeof table(figure, en).rows[2]?.[1], 'number');
  assert.match(said(figure, { column: 1 }), /^≥ /);
  assert.equal(tiles(answer)[0]?.change?.common, true, 'only the other months are compared');
  const items: TotalsAnswer = { ...totals(['A', 'B'], ['plays']), hidden: HIDDEN };
  const columns = [{ metric: 'plays' as const, data: [9, 7], withheld: [1] }];
  assert.equal(
    sentence(totalsFigure({ ...items, columns }, ''), en),
    '“A” leads with 9 plays in the last 90 days, ahead of “B” with at least 7, as far as numbers are shown.',
  );
});

test('where nothing is withheld, missing values are gaps', () => {
  for (const hidden of [null, { below: 5, cells: 0 }]) {
    const figure = timelineFigure(weeks([3], { hidden }), '');
    assert.equal(table(figure, en).rows[3]?.[1], null);
    assert.equal(notes(figure, en)[0], 'Blank places were not counted; they are not zero.');
  }
});

test('the compared period has its own days, and its own withheld values', () => {
  const answer = compared(weeks([]), { from: '2025-08-25', to: '2025-11-16' }, 'year');
  const compare = answer.compare && {
    ...answer.compare,
    series: [{ metric: 'plays' as const, data: answer.buckets.map((_, i) => (i === 2 ? null : 7)) }],
  };
  const figure = timelineFigure({ ...answer, compare }, '');
  assert.deepEqual(table(figure, en).rows[2], ['2026-09-07', 12, '2025-09-08', '< 5']);
  const later = timelineFigure({ ...answer, compare, dataFrom: '2026-01-01' }, '');
  assert.deepEqual(table(later, en).rows[2], ['2026-09-07', 12, '2025-09-08', null]);
});

test('items, cells and curves', () => {
  const items: TotalsAnswer = { ...totals(['A', 'B'], ['plays']), hidden: HIDDEN };
  const bars = totalsFigure({ ...items, columns: [{ metric: 'plays', data: [9, null] }] }, '');
  assert.equal(table(bars, en).rows[1]?.at(-1), '< 5');
  assert.equal(said(bars, { column: 0, row: 1 }), '< 5');

  const cells: MatrixAnswer = {
    ...matrix(2, { from: '2026-10-05', to: '2026-10-18' }, 'week'),
    hidden: HIDDEN,
  };
  const rows = cells.rows.map((row) => ({ ...row, data: [8, null] }));
  const heat = matrixFigure({ ...cells, rows }, '');
  assert.deepEqual(table(heat, en).rows[0]?.slice(1), [8, '< 5']);
  assert.equal(said(heat, { column: 1, row: 0 }), '< 5');

  const shares = segments({ siblings: false, duration: 60, step: 15 });
  const hidden = { below: 10, cells: 1 };
  const curve = segmentsFigure({ ...shares, data: [0.5, null, 0.4, 0.3], hidden }, '');
  assert.equal(table(curve, en).rows[1]?.[2], '< 10');
  assert.equal(said(curve, { column: 1 }), '< 10');
});

test('a sum of what is shown is not called the sum', () => {
  const say = (answer: TimelineAnswer, words = en) => sentence(timelineFigure(answer, ''), words);
  assert.match(say(weeks([3])), /^At least 173 plays from 24 Aug to 15 Nov 2026,/);
  assert.match(say(weeks([3]), de), /^Mindestens 173 Wiedergaben /);
  assert.match(say(weeks([], { hidden: null })), /^186 plays /);
  assert.doesNotMatch(say(weeks([3], { totals: { plays: 0 } })), /\b0 plays/);

  const bars: TotalsAnswer = { ...totals(['A', 'B'], ['plays']), hidden: HIDDEN };
  const columns = [{ metric: 'plays' as const, data: [9, 9] }];
  assert.equal(
    sentence(totalsFigure({ ...bars, columns }, ''), en),
    '“A” leads with at least 9 plays in the last 90 days, ahead of “B” with at least 9, as far as numbers are shown.',
  );
});

test('a curve of which all is withheld is not called unwatched, nor a list empty', () => {
  const none = { ...segments({ siblings: false }), data: [], step: null, plays: null, hidden: HIDDEN };
  assert.match(sentence(segmentsFigure(none, ''), en), /^Withheld: /);
  assert.match(sentence(segmentsFigure({ ...none, episodes: [] }, ''), en), /^Withheld: /);
  assert.equal(sentence(segmentsFigure({ ...none, hidden: null }, ''), en), 'No plays in this period.');
});

test('months whose weeks are withheld are not compared', () => {
  const range = { from: '2026-01-01', to: '2026-10-31' };
  const then = { from: '2025-01-01', to: '2025-10-31' };
  const months = compared(timeline({ range, grain: 'month', metrics: ['plays'] }), then, 'year');
  const changeOf = (answer: TimelineAnswer) => tiles(answer)[0]?.change ?? null;
  assert.notEqual(changeOf(months), null);
  assert.equal(changeOf({ ...months, hidden: HIDDEN }), null);
});

test('tiles say how little they know', () => {
  const value = (answer: TimelineAnswer) => {
    const [tile] = tiles(answer);
    assert.ok(tile);
    return tileText(tile, answer, en).value;
  };
  assert.equal(value(weeks([3])), '≥ 173');
  assert.equal(value(weeks([3], { totals: { plays: 0 } })), '< 5');
  assert.equal(value(weeks([3], { totals: { plays: null } })), '< 5');
  assert.equal(value(weeks([], { hidden: null })), '186');
});

test('whatever is withheld: every place says so, and no sentence, tile or table has the true sum', () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 4, maxLength: 12 });
  fc.assert(
    fc.property(
      numbers,
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 1, max: 4 }),
      (data, hole, lost) => {
        const range = { from: '2026-08-24', to: '2026-11-15' };
        const whole = timeline({ range, grain: 'week', metrics: ['plays'], source: { hidden: HIDDEN } });
        const shown = data.map((value, i) => (i === hole ? null : value));
        const sum = shown.reduce<number>((all, value) => all + (value ?? 0), 0);
        const answer: TimelineAnswer = {
          ...whole,
          buckets: whole.buckets.slice(0, data.length),
          series: [{ metric: 'plays', data: shown }],
          totals: { plays: sum },
        };
        const figure = timelineFigure(answer, '');
        const rows = table(figure, en).rows.map(([, value]) => value);
        assert.deepEqual(
          rows,
          data.map((value, i) => (i === hole ? '< 5' : value)),
        );
        assert.equal(rows.filter((value) => value === null || value === undefined).length, 0);
        const text = sentence(figure, en);
        const [tile] = tiles(answer);
        assert.ok(tile);
        const shownValue = tileText(tile, answer, en).value;
        assert.match(shownValue, sum === 0 ? /^< 5$/ : /^≥ [\d,]+$/);
        if (!figure.empty && sum > 0) assert.match(text, /^At least [\d,]+ plays?/);
        const truth = (sum + lost).toLocaleString('en-GB');
        assert.ok(!text.startsWith(truth) && shownValue !== truth);
        assert.match(csv(figure, en), /,< 5\r\n/);
      },
    ),
  );
});
