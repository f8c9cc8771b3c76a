import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TimelineAnswer } from '@oc-stats/contract';
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
import { SAMPLES } from '../../gallery/samples.ts';
import { language, matrixFigure, segmentsFigure, sentence, timelineFigure, totalsFigure } from '../index.ts';

const en = language('en');
const de = language('de');

/** 90 days of 10 plays, compared with 90 days of `before` plays. */
function steady(before: number | null, change: Partial<TimelineAnswer> = {}): TimelineAnswer {
  const answer = compared(
    timeline({ metrics: ['plays'] }),
    { from: '2026-05-24', to: '2026-08-21' },
    'previous',
  );
  const data = answer.buckets.map(() => 10);
  const then = answer.buckets.map(() => before);
  return {
    ...answer,
    series: [{ metric: 'plays', data }],
    totals: { plays: 900 },
    compare: answer.compare && {
      ...answer.compare,
      series: [{ metric: 'plays', data: then }],
      totals: { plays: before === null ? null : before * 90 },
    },
    ...change,
  };
}

function say(answer: TimelineAnswer, words = en): string {
  return sentence(timelineFigure(answer, 'x'), words).replaceAll('\u00a0', ' ');
}

test('how many, when, and how that compares', () => {
  assert.equal(say(steady(8)), '900 plays in the last 90 days, 25% more than the 90 days before.');
  assert.equal(say(steady(12)), '900 plays in the last 90 days, 17% less than the 90 days before.');
  assert.equal(say(steady(10)), '900 plays in the last 90 days, about as many as the 90 days before.');
  assert.equal(say(steady(2)), '900 plays in the last 90 days, 5 times as many as the 90 days before.');
  assert.equal(
    say(steady(8), de),
    '900 Wiedergaben in den letzten 90 Tagen, 25 % mehr als in den 90 Tagen davor.',
  );
});

test('a base of nothing gives no infinite percentage', () => {
  assert.equal(say(steady(0)), '900 plays in the last 90 days, after none in the 90 days before.');
  assert.equal(say(steady(0), de), '900 Wiedergaben in den letzten 90 Tagen, in den 90 Tagen davor keine.');
});

test('a period that was not counted is not compared with', () => {
  assert.equal(say(steady(null)), '900 plays in the last 90 days.');
});

test('a period that is not over is compared only as far as both were counted', () => {
  const range = { from: '2026-10-12', to: '2027-01-10' };
  const answer = timeline({ range, grain: 'week', metrics: ['plays'] });
  const other = { from: '2025-10-13', to: '2026-01-11' };
  const both = compared(answer, other, 'term');
  const text = say({
    ...both,
    series: [{ metric: 'plays', data: both.buckets.map((bucket) => (bucket <= '2026-11-16' ? 30 : null)) }],
    totals: { plays: 180 },
    compare: both.compare && {
      ...both.compare,
      series: [{ metric: 'plays', data: both.buckets.map(() => 20) }],
    },
  });
  assert.equal(
    text,
    '180 plays from 12 Oct to 19 Nov 2026, 50% more than the same weeks of SS 2025, comparing only what is known of both.',
  );
});

test('the phrase is only as wide as what was counted', () => {
  const since = timeline({ metrics: ['plays'], source: { dataFrom: '2026-11-10' } });
  assert.match(say(since), /^\d+ plays since counting began on 10 Nov 2026/);
  const stale = timeline({ metrics: ['plays'], source: { asOf: '2027-02-01T00:00:00Z' } });
  assert.match(say(stale), /^\d+ plays from 22 Aug to 19 Nov 2026/);
  const day = timeline({ metrics: ['plays'], range: { from: '2026-11-12', to: '2026-11-12' } });
  assert.match(say(day), /^\d+ plays? on 12 Nov 2026\.$/);
  const changing = timeline({ metrics: ['plays'], range: { from: '2026-11-19', to: '2026-11-19' } });
  assert.match(say(changing), / so far\.$/);
});

test('a running total says where it has come to', () => {
  const answer = cumulative(timeline({ metrics: ['plays'] }));
  assert.match(say(answer), /^1,604 plays in all by 19 Nov 2026, 704 of them in the last 90 days\.$/);
});

test('a split says who leads', () => {
  assert.match(
    say(split(3, true)),
    /^[\d,]+ plays in the last 172 days, “Einführung in die Algorithmik” leads with [\d,]+\.$/,
  );
});

test('why there is nothing', () => {
  assert.equal(say(timeline({ height: 0 })), 'No plays in this period.');
  assert.equal(say(timeline({ source: { dataFrom: '2026-12-01' } })), 'Counting began on 1 Dec 2026.');
  assert.equal(
    say(timeline({ range: { from: '2026-12-01', to: '2026-12-05' } })),
    'Counts reach up to 19 Nov 2026.',
  );
  const never = timeline({ height: 0, source: { dataFrom: null, dataThrough: null } });
  assert.equal(say(never), 'Nothing has been counted yet.');
  const withheld = timeline({ height: 0, source: { hidden: { below: 5, cells: 9 } } });
  assert.equal(
    say(withheld),
    'Withheld: fewer than 5 people are behind these numbers, or they would give such numbers away.',
  );
});

test('bars: the first, and by how much; equals are level', () => {
  const answer = totals(['Eins', 'Zwei', 'Drei'], ['plays']);
  const of = (data: number[]) =>
    sentence(totalsFigure({ ...answer, columns: [{ metric: 'plays', data }] }, ''), en);
  assert.equal(of([3, 9, 1]), '“Zwei” leads with 9 plays in the last 90 days, ahead of “Eins” with 3.');
  assert.equal(of([9, 9, 1]), '“Eins” leads with 9 plays in the last 90 days, level with “Zwei”.');
});

test('whoever could not be watched is not compared with', () => {
  const answer = totals(['Eins', 'Zwei', 'Drei'], ['plays']);
  const of = (data: (number | null)[]) =>
    sentence(totalsFigure({ ...answer, columns: [{ metric: 'plays', data }] }, ''), en);
  assert.match(of([null, 5, null]), /^“Zwei” leads with 5 plays [^,]*\.$/);
  assert.match(of([null, 5, 0]), /ahead of “Drei” with 0\./);
});

test('bars: what belongs to no series speaks the reader’s language', () => {
  const answer = { ...totals([''], ['plays']), items: [{ id: '-', title: '', date: null }] };
  assert.match(
    sentence(totalsFigure(answer, ''), de),
    /^An der Spitze steht „Ohne Serie“: 1\.343 Wiedergaben/,
  );
});

test('bars: what belongs to no series is not ranked among the series', () => {
  const answer = totals(['', 'Eins', 'Zwei'], ['plays']);
  const items = answer.items.map((item, i) => (i === 0 ? { ...item, id: '-' } : item));
  const columns = [{ metric: 'plays' as const, data: [90, 9, 3] }];
  assert.equal(
    sentence(totalsFigure({ ...answer, by: 'series', items, columns }, ''), en),
    '“Eins” leads with 9 plays in the last 90 days, ahead of “Zwei” with 3.',
  );
});

test('heat maps: the highest cell; by position, how far episodes are watched', () => {
  const answer = matrix(2, { from: '2026-10-05', to: '2026-10-18' }, 'week');
  const rows = answer.rows.map((row, i) => ({ ...row, title: `T${i}`, data: i === 0 ? [1, 2] : [7, null] }));
  assert.equal(
    sentence(matrixFigure({ ...answer, rows }, ''), en),
    '“T1” stands out in the week of 5 Oct 2026 with 7 visitor-days.',
  );
  assert.match(
    sentence(segmentsFigure(seriesSegments(5), ''), en),
    /^Half-way through, the median episode is watched by \d+% of its plays; at the end by \d+%\.$/,
  );
});

test('curves: where they leave and what they come back to', () => {
  assert.equal(
    sentence(segmentsFigure(segments(), ''), en),
    'More viewers leave at 3:15 than anywhere else; 12:45 to 13:30 is watched again more than any other part.',
  );
  const flat = segments({ duration: 60 });
  assert.equal(
    sentence(segmentsFigure({ ...flat, data: [0.5, 0.5, 0.5, 0.5] }, ''), en),
    'Each part was watched in 50% of plays.',
  );
  // Below one play in two that is left, "most" is true.
  const half = Array.from({ length: 100 }, (_, i) => (i < 30 ? 0.9 : 0.3));
  assert.match(
    sentence(segmentsFigure({ ...segments(), data: half }, ''), en),
    /^Most viewers leave at 7:30\.$/,
  );
  // Not above 1: nobody need have come back.
  const low = Array.from({ length: 100 }, (_, i) => (i > 50 && i < 54 ? 0.8 : 0.5));
  assert.match(
    sentence(segmentsFigure({ ...segments(), data: low }, ''), en),
    /is watched more than the parts around it\.$/,
  );
});

test('every sample opens with a sentence, in both languages, without a hole in it', () => {
  for (const { name, figure } of SAMPLES) {
    for (const words of [en, de]) {
      const text = sentence(figure, words);
      assert.match(text, /^[^a-zäöü].+\.$/su, name);
      assert.doesNotMatch(text, /NaN|Infinity|undefined|null|\[object|∞|!|  |\.\./, name);
    }
  }
});

test('a title cannot turn the sentence round', () => {
  const answer = totals(['\u202egnp.exe', 'مقدمة'], ['plays']);
  const text = sentence(totalsFigure(answer, ''), en);
  assert.doesNotMatch(text, /\u202e/);
  assert.match(text, /“\u2068مقدمة\u2069”/);
});
