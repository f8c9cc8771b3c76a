import { addDays, addMonths, dayNumber, startOfWeek, type Day } from './day.ts';
import { daysIn, type DayRange } from './range.ts';

export const GRAINS = ['day', 'week', 'month', 'year'] as const;
export type Grain = (typeof GRAINS)[number];

/** `auto` chooses the finest grain with at most this many points: more cannot be told apart on a screen. */
export const AUTO_POINTS = 120;
/** A grain that would give more points than this is refused by name rather than drawn as noise. */
export const MAX_POINTS = 2_000;

export function autoGrain(range: DayRange): Grain {
  return GRAINS.find((grain) => pointsIn(range, grain) <= AUTO_POINTS) ?? 'year';
}

export function bucketOf(day: Day, grain: Grain): Day {
  if (grain === 'day') return day;
  if (grain === 'week') return startOfWeek(day);
  return grain === 'month' ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`;
}

export function nextBucket(bucket: Day, grain: Grain): Day {
  if (grain === 'day') return addDays(bucket, 1);
  if (grain === 'week') return addDays(bucket, 7);
  return addMonths(bucket, grain === 'month' ? 1 : 12);
}

/** The first day of every bucket that the range touches; the outer ones may reach beyond it. */
export function bucketsIn(range: DayRange, grain: Grain): Day[] {
  const buckets: Day[] = [];
  for (let bucket = bucketOf(range.from, grain); bucket <= range.to; bucket = nextBucket(bucket, grain)) {
    buckets.push(bucket);
  }
  return buckets;
}

/** How many buckets a range has, counted without making them: 400 years by day are refused before they cost anything. */
export function pointsIn(range: DayRange, grain: Grain): number {
  if (grain === 'day') return daysIn(range);
  if (grain === 'week')
    return (dayNumber(startOfWeek(range.to)) - dayNumber(startOfWeek(range.from))) / 7 + 1;
  const years = Number(range.to.slice(0, 4)) - Number(range.from.slice(0, 4));
  if (grain === 'year') return years + 1;
  return years * 12 + Number(range.to.slice(5, 7)) - Number(range.from.slice(5, 7)) + 1;
}
