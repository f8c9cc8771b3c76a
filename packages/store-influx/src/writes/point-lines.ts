import { escape } from '@influxdata/influxdb-client';
import { dayNumber, type MetricId } from '@oc-stats/contract';
import type { DailyRow } from '@oc-stats/store';
import type { InfluxLayout } from '../detect/layout.ts';
import { tagInLine } from '../dialect/tag-text.ts';
import { SECONDS_A_DAY } from '../dialect/time-limits.ts';
import type { Source } from '../dialect/select.ts';
import type { DaySum } from '../points/sums-by-day.ts';

/** As opencast-matomo-adapter writes it, but at the beginning of the day: written again, a point replaces itself. */
export function dailyLine(
  { daily, tags, fields }: InfluxLayout,
  organization: string,
  row: DailyRow,
): string {
  const keys = tagSet({
    [tags.episode]: row.episode,
    [tags.organization]: organization,
    [tags.series]: row.series,
  });
  return `${escape.measurement(daily.measurement)},${keys} ${fieldSet(fields, row)} ${startOfDay(row.day)}`;
}

/** A point of a roll-up: of one series, or of all together. */
export function sumLine(
  { tags, fields }: InfluxLayout,
  { measurement }: Source,
  organization: string,
  { series, day, values }: DaySum,
): string {
  const keys = tagSet({ [tags.organization]: organization, [tags.series]: series ?? null });
  return `${escape.measurement(measurement)},${keys} ${fieldSet(fields, values)} ${day * SECONDS_A_DAY}`;
}

/** Tags in order, which saves InfluxDB the sorting; one without value is left out. */
export function tagSet(tags: Readonly<Record<string, string | null>>): string {
  return Object.entries(tags)
    .filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([tag, value]) => `${escape.tag(tag)}=${tagInLine(value)}`)
    .join(',');
}

export function fieldSet(
  fields: InfluxLayout['fields'],
  values: Readonly<Partial<Record<MetricId, number>>>,
): string {
  return Object.entries(fields)
    .map(([metric, field]) => `${escape.tag(field)}=${values[metric as MetricId] ?? 0}i`)
    .join(',');
}

export function startOfDay(day: string): number {
  return dayNumber(day) * SECONDS_A_DAY;
}
