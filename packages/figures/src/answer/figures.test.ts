import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  compared,
  cumulative,
  matrix,
  segments,
  seriesSegments,
  split,
  timeline,
  totals,
} from '../../gallery/answers.ts';
import { matrixFigure, segmentsFigure, timelineFigure, totalsFigure } from '../index.ts';

const NINETY_BEFORE = { from: '2026-05-24', to: '2026-08-21' };

test('a compared line has the colour of its main line, whatever their order', () => {
  const answer = compared(timeline(), NINETY_BEFORE, 'previous');
  const series = [...(answer.compare?.series ?? [])].reverse();
  const { lines } = timelineFigure(
    { ...answer, compare: answer.compare && { ...answer.compare, series } },
    '',
  );
  assert.deepEqual(
    lines.map(({ metric, role, slot }) => [metric, role, slot]),
    [
      ['plays', 'main', 0],
      ['visitors', 'main', 1],
      ['finishes', 'main', 2],
      ['finishes', 'ghost', 2],
      ['visitors', 'ghost', 1],
      ['plays', 'ghost', 0],
    ],
  );
});

test('a bucket may change when one of its days may, or when it is not over', () => {
  const days = timelineFigure(timeline(), '');
  assert.equal(days.buckets[days.provisionalFrom ?? -1], '2026-11-19');
  const range = { from: '2026-10-05', to: '2026-11-19' };
  const weeks = timelineFigure(timeline({ range, grain: 'week' }), '');
  assert.equal(weeks.buckets[weeks.provisionalFrom ?? -1], '2026-11-16');
  // All settled, but the week goes on.
  const settled = timelineFigure(timeline({ range, grain: 'week', source: { provisionalFrom: null } }), '');
  assert.equal(settled.buckets[settled.provisionalFrom ?? -1], '2026-11-16');
  const past = { from: '2026-10-05', to: '2026-11-15' };
  assert.equal(timelineFigure(timeline({ range: past, grain: 'week' }), '').provisionalFrom, null);
});

test('outer buckets that the range cuts are partial; whole ones are not', () => {
  const of = (from: string, to: string, grain: 'week' | 'month') =>
    timelineFigure(timeline({ range: { from, to }, grain }), '').partial;
  assert.deepEqual(of('2026-10-05', '2026-11-15', 'week'), { first: false, last: false });
  assert.deepEqual(of('2026-10-06', '2026-11-14', 'week'), { first: true, last: true });
  assert.deepEqual(of('2026-09-01', '2026-10-31', 'month'), { first: false, last: false });
  // 29 December 2025 is the first day of the first ISO week of 2026.
  assert.deepEqual(of('2025-12-29', '2026-01-04', 'week'), { first: false, last: false });
});

test('a total is the answer’s, or the sum of a part; of a part’s running total there is none', () => {
  const whole = timelineFigure(timeline({ metrics: ['plays'] }), '').lines[0];
  assert.equal(whole?.total, 704);
  const parts = timelineFigure(split(2, true), '').lines;
  assert.ok(
    parts.every((line) => line.total === line.values.reduce((sum: number, value) => sum + (value ?? 0), 0)),
  );
  const running = timelineFigure({ ...split(2, false), mode: 'cumulative' }, '').lines;
  assert.deepEqual(
    running.map((line) => line.total),
    [null, null],
  );
  assert.equal(timelineFigure(cumulative(timeline({ metrics: ['plays'] })), '').lines[0]?.total, 704);
});

test('a past with something in it is drawn even where the present is empty', () => {
  const nothing = timeline({ metrics: ['plays'], height: 0 });
  assert.deepEqual(timelineFigure(nothing, '').empty, { code: 'no-plays' });
  assert.equal(timelineFigure(compared(nothing, NINETY_BEFORE, 'previous'), '').empty, null);
});

test('each reason for nothing', () => {
  const reason = (source: Parameters<typeof timeline>[0]) =>
    timelineFigure(timeline({ height: 0, ...source }), '').empty;
  assert.deepEqual(reason({ source: { dataFrom: '2026-12-01' } }), {
    code: 'before-counting',
    since: '2026-12-01',
  });
  assert.deepEqual(reason({ source: { dataThrough: '2026-08-01' } }), {
    code: 'after-data',
    through: '2026-08-01',
  });
  assert.deepEqual(reason({ source: { dataThrough: null } }), { code: 'nothing-counted' });
  assert.deepEqual(reason({ source: { hidden: { below: 5, cells: 3 } } }), { code: 'withheld', below: 5 });
  assert.deepEqual(totalsFigure(totals([], ['plays']), '').empty, { code: 'no-plays' });
  assert.deepEqual(matrixFigure(matrix(0, NINETY_BEFORE, 'week'), '').empty, { code: 'no-items' });
  assert.deepEqual(segmentsFigure({ ...segments(), data: [0, 0, 0] }, '').empty, { code: 'no-plays' });
});

test('an episode becomes a curve, a series a map by position', () => {
  const curve = segmentsFigure(segments(), '');
  assert.equal(curve.kind, 'curve');
  const map = segmentsFigure(seriesSegments(3), '');
  assert.ok(map.kind === 'heat' && map.metric === 'rate' && map.columns.type === 'position');
  assert.equal(map.rows.length, 3);
});

test('of a handful of plays only the intro is read', () => {
  const of = (plays: number | null) => {
    const figure = segmentsFigure({ ...segments(), plays }, '');
    assert.ok(figure.kind === 'curve');
    return figure.moments;
  };
  assert.deepEqual({ ...of(9), intro: null }, { intro: null, peaks: [], dips: [], leaving: null });
  assert.notEqual(of(9).intro, null);
  for (const plays of [10, null]) assert.equal(of(plays).peaks.length, 1);
});

test('a source that does not know the video’s length is taken at its segments', () => {
  const figure = segmentsFigure({ ...segments(), duration: null, plays: null }, '');
  assert.ok(figure.kind === 'curve');
  assert.equal(figure.duration, 180 * 15);
  assert.equal(figure.plays, null);
});

test('a figure holds where its numbers come from, and not the whole answer', () => {
  const { provenance } = matrixFigure(matrix(1, NINETY_BEFORE, 'week'), '');
  assert.deepEqual(Object.keys(provenance).sort(), [
    'asOf',
    'dataFrom',
    'dataThrough',
    'dayZone',
    'definitions',
    'hidden',
    'provisionalFrom',
    'revision',
  ]);
});
