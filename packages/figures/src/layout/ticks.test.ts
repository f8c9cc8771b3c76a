import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayLabel, dayNumber, GRAINS, weekday, type Grain } from '@oc-stats/contract';
import fc from 'fast-check';
import { measureByTable } from '../files/index.ts';
import { language } from '../index.ts';
import { clockTicks } from './clock-ticks.ts';
import { countTicks } from './count-ticks.ts';
import { shareTicks } from './share-ticks.ts';
import { cut } from './cut.ts';
import { spread } from './spread.ts';
import { timeTicks } from './time-ticks.ts';
import { xAxis } from './x-axis.ts';

const en = language('en');

function times(from: string, to: string, grain: Grain, pixels: number): string[] {
  return timeTicks([dayNumber(from), dayNumber(to)], grain, pixels, measureByTable, en).map(
    (tick) => tick.label,
  );
}

test('the calendar step follows the room', () => {
  assert.deepEqual(times('2026-11-13', '2026-11-19', 'day', 600), [
    '13 Nov',
    '14 Nov',
    '15 Nov',
    '16 Nov',
    '17 Nov',
    '18 Nov',
    '19 Nov',
  ]);
  assert.deepEqual(times('2026-10-20', '2026-11-19', 'day', 300), ['26 Oct', '2 Nov', '9 Nov', '16 Nov']);
  assert.deepEqual(times('2025-10-01', '2026-03-31', 'day', 500), [
    'Oct',
    'Nov',
    'Dec',
    'Jan 2026',
    'Feb',
    'Mar',
  ]);
  assert.deepEqual(times('2018-03-01', '2026-11-19', 'month', 300), ['2020', '2022', '2024', '2026']);
  assert.deepEqual(times('1986-03-01', '2026-11-19', 'month', 300), ['1990', '2000', '2010', '2020']);
});

test('the year is said where it turns, or once', () => {
  assert.deepEqual(times('2025-12-22', '2026-01-12', 'week', 400), [
    '22 Dec',
    '29 Dec',
    '5 Jan 2026',
    '12 Jan',
  ]);
  assert.deepEqual(times('2026-05-01', '2026-08-31', 'month', 400), ['May 2026', 'Jun', 'Jul', 'Aug']);
});

test('a leap day is a day', () => {
  assert.deepEqual(times('2024-02-27', '2024-03-02', 'day', 400), [
    '27 Feb',
    '28 Feb',
    '29 Feb',
    '1 Mar',
    '2 Mar',
  ]);
});

test('ticks ascend within the range, weeks begin on Monday, nothing finer than the grain', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -200_000, max: 400_000 }),
      fc.integer({ min: 1, max: 18_000 }),
      fc.constantFrom(...GRAINS),
      fc.integer({ min: 100, max: 2_400 }),
      (from, length, grain, pixels) => {
        const ticks = timeTicks([from, from + length], grain, pixels, measureByTable, en);
        ticks.forEach(({ value, label }, i) => {
          assert.ok(value >= from && value <= from + length);
          assert.ok(value > (ticks[i - 1]?.value ?? -Infinity));
          assert.notEqual(label, '');
          const day = dayLabel(value);
          if (
            grain === 'week' &&
            ticks.length > 1 &&
            /^\d/.test(label) &&
            label.length < 12 &&
            day.slice(8) !== '01'
          ) {
            assert.equal(weekday(day), 0);
          }
          if (grain === 'month') assert.equal(day.slice(8), '01');
          if (grain === 'year') assert.equal(day.slice(5), '01-01');
        });
      },
    ),
  );
});

test('counts are whole, round, from zero to above the highest', () => {
  assert.deepEqual(
    countTicks(7, 200, en).ticks.map((tick) => tick.label),
    ['0', '2', '4', '6', '8'],
  );
  assert.deepEqual(countTicks(0, 200, en).range, [0, 1]);
  assert.deepEqual(
    countTicks(12_400, 200, en).ticks.map((tick) => tick.label),
    ['0', '5k', '10k', '15k'],
  );
  fc.assert(
    fc.property(fc.nat({ max: 50_000_000 }), fc.integer({ min: 40, max: 800 }), (most, pixels) => {
      const { range, ticks } = countTicks(most, pixels, en);
      assert.ok(range[0] === 0 && range[1] >= most && ticks.length >= 2 && ticks.length <= 7);
      ticks.forEach((tick) => assert.ok(Number.isInteger(tick.value) && tick.value <= range[1]));
      assert.equal(new Set(ticks.map((tick) => tick.label)).size, ticks.length);
    }),
  );
});

test('a running total may start above zero', () => {
  const { range } = countTicks(48_200, 200, en, 47_100);
  assert.ok(range[0] > 40_000 && range[0] <= 47_100 && range[1] >= 48_200);
});

test('shares go beyond one when parts are watched again', () => {
  assert.deepEqual(
    shareTicks(1.24, 200, en).ticks.map((tick) => tick.label),
    ['0%', '50%', '100%', '150%'],
  );
});

test('times in a video are round, also of a part of it', () => {
  const labels = (range: [number, number], pixels: number) =>
    clockTicks(range, pixels, en).map((tick) => tick.label);
  assert.deepEqual(labels([0, 44], 400), ['0:00', '0:10', '0:20', '0:30', '0:40']);
  assert.deepEqual(labels([0, 5_400], 400), ['0:00', '30:00', '1:00:00', '1:30:00']);
  assert.deepEqual(labels([100, 130], 400), ['1:40', '1:50', '2:00', '2:10']);
});

test('a label that had to move inside does not touch the next one', () => {
  const plot = { x: 10, y: 0, width: 240, height: 100 };
  const ticks = [0, 5, 10].map((value) => ({ value, label: 'September 2026' }));
  const { axis, labels } = xAxis('time', [0, 10], ticks, plot, 260, measureByTable);
  assert.deepEqual(
    axis.ticks.map((tick) => tick.value),
    [0, 10],
  );
  assert.deepEqual(
    labels.map((mark) => mark.x > 40 && mark.x < 220),
    [true, true],
  );
});

test('labels move apart as little as needed, in order, within the bounds; too many do not fit', () => {
  assert.deepEqual(spread([10, 50], 16, 0, 100), [10, 50]);
  assert.deepEqual(spread([50, 50], 16, 0, 100), [42, 58]);
  assert.deepEqual(spread([98, 99, 100], 16, 0, 100), [68, 84, 100]);
  assert.equal(spread([1, 2, 3], 60, 0, 100), null);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 9 }), (wanted) => {
      const placed = spread(wanted, 16, 0, 200) ?? assert.fail('nine labels fit');
      const order = wanted.map((_, i) => i).sort((a, b) => (placed[a] ?? 0) - (placed[b] ?? 0));
      order.forEach((index, i) => {
        const at = placed[index] ?? NaN;
        assert.ok(at >= -1e-6 && at <= 200 + 1e-6);
        const before = order[i - 1];
        if (before === undefined) return;
        assert.ok(at - (placed[before] ?? NaN) >= 16 - 1e-6);
        assert.ok((wanted[before] ?? 0) <= (wanted[index] ?? 0));
      });
    }),
  );
});

test('a cut title fits and is a beginning, whole letters only', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.integer({ min: 0, max: 300 }),
      (text, width) => {
        const short = cut(text, width, measureByTable).replace(/[\u2068\u2069]/g, '');
        assert.ok(measureByTable(short, 12) <= width);
        if (short !== text) assert.ok(short === '' || text.startsWith(short.slice(0, -1)));
      },
    ),
  );
  const family = '👨‍👩‍👧‍👦 x';
  for (let width = 0; width < 60; width++) {
    assert.ok(['', '…', '👨‍👩‍👧‍👦…', family].includes(cut(family, width, measureByTable)));
  }
});
