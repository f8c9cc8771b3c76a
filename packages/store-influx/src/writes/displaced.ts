import { dayNumber } from '@oc-stats/contract';
import type { DailyRow } from '@oc-stats/store';
import type { InfluxLayout } from '../detect/layout.ts';
import type { Removal } from '../dialect/dialect.ts';
import { is, type Condition } from '../dialect/select.ts';
import { SECONDS_A_DAY } from '../dialect/time-limits.ts';
import type { Stretch } from '../reading/unrolled.ts';
import type { ExistingPoint } from './existing-days.ts';
import { groupRemovals } from './group-removals.ts';

export interface Replacement {
  readonly organization: string;
  readonly rows: readonly DailyRow[];
  /** All points of the episodes of the rows in these stretches of days. */
  readonly existing: readonly ExistingPoint[];
  readonly stretches: readonly Stretch[];
}

/**
 * A row replaces its day: a point at another time of day goes, which is when the adapter writes, and so does one of
 * another series. The point at midnight with the same tags has replaced itself.
 */
export function displaced({ daily, tags }: InfluxLayout, replacement: Replacement): Removal[] {
  const { organization, rows, existing, stretches } = replacement;
  const seriesNow = new Map(rows.map((row) => [keyOf(row.episode, dayNumber(row.day)), row.series]));
  const isGone = ({ episode, series, seconds }: ExistingPoint) => {
    const now = seriesNow.get(keyOf(episode, dayOf(seconds)));
    return now !== undefined && (now !== series || !isMidnight(seconds));
  };
  const of = (episode: string, ...others: Condition[]) => ({
    source: daily,
    tags: [is(tags.episode, episode), is(tags.organization, organization), ...others],
  });
  const gone = existing.filter(isGone);
  const duringTheDay = gone
    .filter(({ seconds }) => !isMidnight(seconds))
    .map(({ episode, seconds }) => ({ ...of(episode), ...duringDay(dayOf(seconds)) }));

  const kept = keptTimes([...existing.filter((point) => !isGone(point)), ...rows.map(pointOf)]);
  const ofOtherSeries = gone
    .filter(({ seconds }) => isMidnight(seconds))
    .map(({ episode, series, seconds }) => ({
      ...of(episode, is(tags.series, series ?? '')),
      ...around(seconds, kept.get(tagsOf(episode, series)) ?? [], stretches),
    }));
  return groupRemovals([...duringTheDay, ...ofOtherSeries]);
}

function duringDay(day: number): Pick<Removal, 'from' | 'before'> {
  return { from: day * SECONDS_A_DAY + 1, before: (day + 1) * SECONDS_A_DAY };
}

/** As far as nothing with these tags stays: then the removals of a whole series that has moved are one and the same. */
function around(
  seconds: number,
  kept: readonly number[],
  stretches: readonly Stretch[],
): Pick<Removal, 'from' | 'before'> {
  const day = dayOf(seconds);
  const { from, to } = stretches.find((stretch) => stretch.from <= day && day <= stretch.to) ?? {
    from: day,
    to: day,
  };
  const earlier = kept.filter((time) => time < seconds).map((time) => time + 1);
  const later = kept.filter((time) => time > seconds);
  return {
    from: Math.max(from * SECONDS_A_DAY, ...earlier),
    before: Math.min((to + 1) * SECONDS_A_DAY, ...later),
  };
}

function keptTimes(points: readonly ExistingPoint[]): Map<string, number[]> {
  const times = new Map<string, number[]>();
  for (const { episode, series, seconds } of points) {
    const key = tagsOf(episode, series);
    times.set(key, [...(times.get(key) ?? []), seconds]);
  }
  return times;
}

function pointOf({ episode, series, day }: DailyRow): ExistingPoint {
  return { episode, series, seconds: dayNumber(day) * SECONDS_A_DAY };
}

function dayOf(seconds: number): number {
  return Math.floor(seconds / SECONDS_A_DAY);
}

function isMidnight(seconds: number): boolean {
  return seconds % SECONDS_A_DAY === 0;
}

function keyOf(episode: string, day: number): string {
  return `${day} ${episode}`;
}

function tagsOf(episode: string, series: string | null): string {
  return JSON.stringify([episode, series]);
}
