import { addDays, addMonths, startOfWeek, type Day } from './day.ts';
import { daysIn, type DayRange } from './range.ts';

export const GRAINS = ['day', 'week', 'month', 'year'] as const;
export type Grain = (typeof GRAINS)[number];

/** `auto` chooses the finest grain with at most this many points: more cannot be told apart on a screen. */
export const AUTO_POINTS = 120;
/** A grain that would give more points than this is refused by name rather than drawn as noise. */
export const MAX_POINTS = 2_000;

const TYPICAL_DAYS: Record<Grain, number> = { day: 1, week: 7, month: 30.4, year: 365.25 };

export function autoGrain(range: DayRange): Grain {
  const days = daysIn(range);
  return GRAINS.find((grain) => days / TYPICAL_DAYS[grain] <= AUTO_POINTS) ?? 'year';
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

/** An estimate that never allocates, so that a range of 400 years is refused before it costs anything. */
export function pointsIn(range: DayRange, grain: Grain): number {
  return Math.ceil(daysIn(range) / TYPICAL_DAYS[grain]);
}
