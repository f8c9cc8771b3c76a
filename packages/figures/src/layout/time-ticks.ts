import {
  addDays,
  addMonths,
  bucketOf,
  dayLabel,
  dayNumber,
  GRAINS,
  type Day,
  type Grain,
} from '@oc-stats/contract';
import { formatTickDay } from '../format/tick-day.ts';
import type { Language } from '../language.ts';
import type { Measure } from '../scene.ts';
import type { Tick } from './nice-ticks.ts';
import { TEXT } from './pen.ts';

type Every = readonly [count: number, unit: Grain];

/** Finest first. Weeks begin on Monday; several years are counted from year 0, so that 2020, 2025, 2030 are marked. */
const STEPS: readonly Every[] = [
  [1, 'day'],
  [1, 'week'],
  [2, 'week'],
  [1, 'month'],
  [3, 'month'],
  [1, 'year'],
  [2, 'year'],
  [5, 'year'],
  [10, 'year'],
];
const TYPICAL_DAYS: Record<Grain, number> = { day: 1, week: 7, month: 30, year: 365 };
const GAP = 14;

/**
 * The finest calendar steps whose labels stand apart, none finer than the figure's own; where not even two fit, the
 * first and the last bucket. `shift` is half of a bucket where cells and not points are marked.
 */
export function timeTicks(
  range: readonly [number, number],
  grain: Grain,
  pixels: number,
  measure: Measure,
  language: Language,
  shift = 0,
): Tick[] {
  const perDay = pixels / Math.max(1, range[1] - range[0]);
  const width = (tick: Tick) => measure(tick.label, TEXT);
  const inside = (ticks: readonly Tick[]) =>
    ticks.filter(({ value }) => value >= range[0] && value <= range[1]);
  const standApart = (ticks: readonly Tick[]) =>
    ticks.every((tick, i) => {
      const next = ticks[i + 1];
      return !next || (next.value - tick.value) * perDay >= (width(tick) + width(next)) / 2 + GAP;
    });
  for (const every of STEPS) {
    const [count, unit] = every;
    // Not worth formatting a thousand labels to find that they overlap.
    const coarse = GRAINS.indexOf(unit) >= GRAINS.indexOf(grain) && count * TYPICAL_DAYS[unit] * perDay > 24;
    if (!coarse) continue;
    const ticks = inside(labelled(daysOf(range, every), unit, language, unit === grain ? shift : 0));
    if (ticks.length >= 2 && standApart(ticks)) return ticks;
  }
  const days = [Math.ceil(range[0]), Math.floor(range[1] - 2 * shift)];
  const ends = days.map((value) => bucketOf(dayLabel(value), grain));
  const ticks = inside(labelled([...new Set(ends)], grain, language, shift));
  return standApart(ticks) ? ticks : ticks.slice(0, 1);
}

function daysOf([from, to]: readonly [number, number], [count, unit]: Every): Day[] {
  const days: Day[] = [];
  let day = bucketOf(dayLabel(Math.ceil(from)), unit);
  if (count > 1) day = aligned(day, count, unit);
  for (; dayNumber(day) <= to; day = next(day, count, unit)) if (dayNumber(day) >= from) days.push(day);
  return days;
}

function aligned(day: Day, count: number, unit: Grain): Day {
  if (unit === 'week') return day;
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1];
  return unit === 'month' ? addMonths(day, -(month % count)) : addMonths(day, -12 * (year % count));
}

function next(day: Day, count: number, unit: Grain): Day {
  if (unit === 'day' || unit === 'week') return addDays(day, count * TYPICAL_DAYS[unit]);
  return addMonths(day, unit === 'month' ? count : 12 * count);
}

/** The year stands where it changes; months without a January say it once, at the first. */
function labelled(days: readonly Day[], unit: Grain, language: Language, shift: number): Tick[] {
  const january = days.some((day) => day.slice(5, 7) === '01');
  return days.map((day, i) => {
    const before = days[i - 1];
    const turns = before ? before.slice(0, 4) !== day.slice(0, 4) : unit === 'month' && !january;
    const parts = {
      day: unit === 'day' || unit === 'week',
      month: unit !== 'year',
      year: turns || unit === 'year' || (unit === 'month' && day.slice(5, 7) === '01'),
    };
    return { value: dayNumber(day) + shift, label: formatTickDay(day, language, parts) };
  });
}
