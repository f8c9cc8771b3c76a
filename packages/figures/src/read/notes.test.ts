import assert from 'node:assert/strict';
import { test } from 'node:test';
import { segments, timeline, totals } from '../../gallery/answers.ts';
import { language, notes, segmentsFigure, timelineFigure, totalsFigure } from '../index.ts';

const en = language('en');

test('all that qualifies the numbers is said', () => {
  const answer = timeline({
    range: { from: '2026-11-04', to: '2026-12-02' },
    grain: 'week',
    source: { dataFrom: '2026-11-10', hidden: { below: 5, cells: 12 } },
  });
  assert.deepEqual(notes(timelineFigure(answer, ''), en), [
    '12 weeks are withheld: fewer than 5 people are behind each, or it would give such a week away. “< 5” stands for what is withheld as a whole, “≥” before a number that lacks a part.',
    'Counted from 10 Nov 2026 on; earlier days are blank, not zero.',
    'Counted up to 19 Nov 2026; later days are blank, not zero.',
    'The first and the last step lie only partly in the period.',
    'Values from 19 Nov 2026 on may still change.',
    'A visitor-day is one visitor of one episode on one day; who comes on three days counts three times.',
    'As of 20 Nov 2026, 08:40. Days follow the clock of Europe/Berlin.',
  ]);
});

test('nothing is said that does not hold', () => {
  const settled = timeline({ metrics: ['plays'], source: { provisionalFrom: null } });
  assert.deepEqual(notes(timelineFigure(settled, ''), en), [
    'As of 20 Nov 2026, 08:40. Days follow the clock of Europe/Berlin.',
  ]);
});

test('a hole in the data is said not to be zero', () => {
  const answer = timeline({ metrics: ['plays'], source: { provisionalFrom: null } });
  const series = answer.series.map((each) => ({
    ...each,
    data: each.data.map((value, i) => (i === 40 ? null : value)),
  }));
  assert.equal(
    notes(timelineFigure({ ...answer, series }, ''), en)[0],
    'Blank places were not counted; they are not zero.',
  );
});

test('one hidden week is one', () => {
  const answer = timeline({ source: { hidden: { below: 5, cells: 1 } } });
  assert.match(notes(timelineFigure(answer, ''), en)[0] ?? '', /^1 week is withheld: .* behind it, /);
});

test('a zone that this engine does not know does not break the page', () => {
  const answer = timeline({ metrics: ['plays'], source: { dayZone: 'Mars/Olympus', provisionalFrom: null } });
  assert.deepEqual(notes(timelineFigure(answer, ''), en), [
    'As of 20 Nov 2026, 07:40 UTC. Days follow the clock of Mars/Olympus.',
  ]);
});

test('a page of a list says that it is one; a curve what it covers', () => {
  assert.equal(notes(totalsFigure(totals(['a'], ['plays'], 312), ''), en)[0], '1 of 312 are shown.');
  const covered = { from: '2024-10-01', to: '2026-11-19' };
  const found = notes(segmentsFigure({ ...segments(), covered }, ''), en)
    .join(' ')
    .replaceAll('\u2009', ' ');
  assert.match(found, /The source knows the watch curve only for 1 Oct 2024 – 19 Nov 2026\./);
  assert.match(found, /12 other episodes/);
  assert.match(found, /More than 100% means/);
});
