import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lecture, noise } from '../../gallery/answers.ts';
import { moments } from './moments.ts';

const rate = fc.double({ min: 0, max: 5, noNaN: true });
const curve = fc.record({
  rates: fc.array(rate, { maxLength: 400 }),
  step: fc.constantFrom(1, 5, 15, 30),
});

test('the leaving point, the hard passage and the dull one of a lecture', () => {
  const { intro, peaks, dips, leaving } = moments(lecture(2_700, 15), 15, 2_700);
  assert.equal(leaving, 195);
  assert.deepEqual(
    peaks.map(({ from, to }) => [from, to]),
    [[765, 810]],
  );
  assert.deepEqual(
    dips.map(({ from, to }) => [from, to]),
    [[1_500, 1_620]],
  );
  assert.equal(intro?.until, 30);
  assert.ok((intro?.share ?? 0) > 0.9);
});

test('always within the video, at most three, strongest first, apart, and the same every time', () => {
  fc.assert(
    fc.property(curve, ({ rates, step }) => {
      const duration = rates.length * step - step / 3;
      const found = moments(rates, step, duration);
      assert.deepEqual(moments(rates, step, duration), found);
      for (const list of [found.peaks, found.dips]) {
        assert.ok(list.length <= 3);
        for (const { from, to, rate: top } of list) {
          assert.ok(from > 0 && from < to && to <= duration);
          assert.ok(rates.includes(top));
        }
        const sorted = [...list].sort((a, b) => a.from - b.from);
        sorted.forEach((moment, i) => assert.ok(i === 0 || (sorted[i - 1]?.to ?? 0) <= moment.from));
      }
      if (found.leaving !== null) assert.ok(found.leaving > 0 && found.leaving < duration);
      if (found.intro) assert.ok(found.intro.share >= 0 && found.intro.share <= 1);
    }),
  );
});

test('a curve that only falls has neither peaks nor dips, a flat one no leaving either', () => {
  fc.assert(
    fc.property(fc.array(rate, { maxLength: 300 }), (values) => {
      const falling = [...values].sort((a, b) => b - a);
      const { peaks, dips } = moments(falling, 15, falling.length * 15);
      assert.deepEqual([peaks, dips], [[], []]);
    }),
  );
  const flat = moments(Array(100).fill(0.4), 15, 1_500);
  assert.deepEqual(flat, { intro: { until: 30, share: 0.4 }, peaks: [], dips: [], leaving: null });
});

test('noise alone is not read as anything', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const random = noise(seed);
    const rates = Array.from({ length: 240 }, (_, i) => 0.9 - i / 600 + 0.05 * random());
    const { peaks, dips, leaving } = moments(rates, 15, 3_600);
    assert.deepEqual({ peaks, dips, leaving }, { peaks: [], dips: [], leaving: null }, `seed ${seed}`);
  }
});

test('the height of the curve does not matter, only its shape', () => {
  const rates = lecture(3_600, 15);
  const doubled = moments(
    rates.map((each) => each * 2),
    15,
    3_600,
  );
  const places = ({ peaks, dips, leaving }: ReturnType<typeof moments>) => [
    ...[...peaks, ...dips].map(({ from, to }) => [from, to]),
    leaving,
  ];
  assert.deepEqual(places(doubled), places(moments(rates, 15, 3_600)));
});

test('nothing watched, nothing known, nothing at all: no moments', () => {
  const none = { intro: null, peaks: [], dips: [], leaving: null };
  assert.deepEqual(moments([], 15, 900), none);
  assert.deepEqual(moments([0, 0, 0, 0, 0, 0], 15, 90), none);
  assert.deepEqual(moments([null, null], 15, 30), none);
  assert.deepEqual(moments([1, 1, 1], 0, 0), none);
});

test('with gaps only the intro is read, and an intro shorter than a segment is not', () => {
  const rates = lecture(2_700, 15).map((each, i) => (i === 90 ? null : each));
  assert.deepEqual(
    { ...moments(rates, 15, 2_700), intro: null },
    { intro: null, peaks: [], dips: [], leaving: null },
  );
  assert.notEqual(moments(rates, 15, 2_700).intro, null);
  assert.equal(moments([1, 0.9], 30, 60).intro, null);
});

test('leaving at the very end is no news', () => {
  const rates = Array.from({ length: 100 }, (_, i) => (i < 97 ? 0.8 : 0.1));
  assert.equal(moments(rates, 15, 1_500).leaving, null);
});
