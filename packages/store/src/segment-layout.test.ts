import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { joinLayouts, type LayoutSum } from './segment-layout.ts';
import { segmentsIn } from './segments-check.ts';

const OLD = { from: '2024-05-01', to: '2024-05-01' };
const NEW = { from: '2024-05-02', to: '2024-05-02' };

const layout = fc
  .record({ step: fc.integer({ min: 1, max: 40 }), duration: fc.integer({ min: 1, max: 300 }) })
  .chain(({ step, duration }) => {
    const length = segmentsIn(duration, step);
    return fc
      .array(fc.nat(1_000), { minLength: length, maxLength: length })
      .map((counts) => ({ step, duration, counts, plays: 1, covered: OLD }));
  });

test('laid over another step of the same lecture, the watched time stays but for rounding', () => {
  fc.assert(
    fc.property(layout, fc.integer({ min: 1, max: 40 }), (old, step) => {
      const counts = new Array<number>(segmentsIn(old.duration, step)).fill(0);
      const newest = { step, duration: old.duration, counts, plays: 0, covered: NEW };
      const joined = joinLayouts('e', [old, newest]);
      assert.equal(joined.counts.length, counts.length);
      assert.ok(Math.abs(secondsWatched(joined) - secondsWatched(old)) <= old.duration / 2 + 1e-6);
    }),
  );
});

test('a level curve stays level in any layout', () => {
  fc.assert(
    fc.property(layout, layout, (old, newest) => {
      const level = { ...old, counts: old.counts.map(() => 7) };
      const joined = joinLayouts('e', [
        { ...newest, covered: NEW, counts: newest.counts.map(() => 0) },
        level,
      ]);
      assert.deepEqual(new Set(joined.counts), new Set([7]));
    }),
  );
});

test('the order in which layouts are given does not matter', () => {
  fc.assert(
    fc.property(layout, layout, (old, newest) => {
      const both: LayoutSum[] = [old, { ...newest, covered: NEW }];
      assert.deepEqual(joinLayouts('e', both), joinLayouts('e', both.toReversed()));
    }),
  );
});

function secondsWatched(curve: { step: number; duration: number; counts: ArrayLike<number> }): number {
  return Array.from(curve.counts).reduce((sum, count, i) => {
    return sum + count * Math.min(curve.step, curve.duration - i * curve.step);
  }, 0);
}
