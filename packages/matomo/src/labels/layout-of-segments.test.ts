import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { segmentsIn } from '@oc-stats/store';
import { clock } from '../fake/invented-site.fixture.ts';
import { layoutOfSegments } from './layout-of-segments.ts';
import { timesIn } from './times.ts';

test('times are read from clocks and from plain numbers', () => {
  assert.deepEqual(
    ['00:01:30', '1:30', '90', '12.5s', '00:00:00 - 00:00:15', '15-30', '100:00:00', 'start', ''].map(
      timesIn,
    ),
    [[90], [90], [90], [12.5], [0, 15], [15, 30], [360_000], [], []],
  );
});

const forms: readonly (readonly [string, (i: number) => string])[] = [
  ['ends', (i) => clock((i + 1) * 30)],
  ['beginnings', (i) => clock(i * 30)],
  ['stretches', (i) => `${clock(i * 30)} - ${clock((i + 1) * 30)}`],
  ['seconds', (i) => `${i * 30}-${(i + 1) * 30}s`],
];
for (const [what, label] of forms) {
  test(`labels that are ${what} are read, in any order, unwatched ones left out`, () => {
    const rows = [0, 3, 1].map((i) => ({ label: label(i), plays: 10 - i }));
    assert.deepEqual(layoutOfSegments(rows, 125), { step: 30, duration: 125, counts: [10, 9, 0, 7, 0] });
  });
}

test('without a length the last segment that was watched is the end', () => {
  const rows = [15, 30, 45].map((end) => ({ label: clock(end), plays: 1 }));
  assert.deepEqual(layoutOfSegments(rows, null), { step: 15, duration: 45, counts: [1, 1, 1] });
});

test('a video that is longer than it should be keeps its end', () => {
  const rows = [15, 30, 45].map((end) => ({ label: clock(end), plays: 1 }));
  assert.deepEqual(layoutOfSegments(rows, 20), { step: 15, duration: 45, counts: [1, 1, 1] });
});

test('a single segment has the length its label says', () => {
  assert.deepEqual(layoutOfSegments([{ label: '00:00:15', plays: 2 }], null)?.step, 15);
  assert.deepEqual(layoutOfSegments([{ label: '00:00:30', plays: 2 }], null)?.step, 30);
  assert.deepEqual(layoutOfSegments([{ label: '0-20', plays: 2 }], null)?.step, 20);
});

test('labels without a time are taken in their order, over the length', () => {
  const rows = ['first', 'second', 'third', 'fourth'].map((label, i) => ({ label, plays: i }));
  assert.deepEqual(layoutOfSegments(rows, 100), { step: 25, duration: 100, counts: [0, 1, 2, 3] });
  assert.deepEqual(layoutOfSegments(rows, null), { step: 30, duration: 120, counts: [0, 1, 2, 3] });
});

test('nothing, or labels beyond all measure, are no curve', () => {
  assert.equal(layoutOfSegments([], 100), null);
  const far = [{ label: '99999999:00:00', plays: 1 }];
  assert.equal(layoutOfSegments(far, null), null);
  assert.deepEqual(
    layoutOfSegments(
      [
        { label: '0-15', plays: 4 },
        { label: '999999990-999999999', plays: 1 },
      ],
      null,
    ),
    {
      ...{ step: 15, duration: 15, counts: [4] },
    },
  );
});

test('whatever the labels, the counts fit the layout and are whole', () => {
  const row = fc.record({ label: fc.oneof(fc.string(), fc.nat(500).map(clock)), plays: fc.nat(9) });
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 12 }),
      fc.option(fc.integer({ min: 1, max: 9_000 })),
      (rows, duration) => {
        const layout = layoutOfSegments(rows, duration);
        if (layout === null) return;
        assert.equal(layout.counts.length, segmentsIn(layout.duration, layout.step));
        assert.ok(layout.counts.every((count) => Number.isInteger(count) && count >= 0));
      },
    ),
  );
});
