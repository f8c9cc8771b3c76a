import { dayLabel, dayNumber, startOfWeek, type Day, type DayRange, type MetricId } from '@oc-stats/contract';

export type StatisticsResource = 'episode' | 'series' | 'organization';

/** Numbers of days that have any; what an InfluxDB behind Opencast would hold. */
export type StatisticsSource = (
  resourceType: StatisticsResource,
  id: string,
  metric: MetricId,
  range: DayRange,
) => ReadonlyMap<Day, number> | Promise<ReadonlyMap<Day, number>>;

/** As a file in `etc/statistics` sets one up. */
export interface FakeStatisticsProvider {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly resourceType: StatisticsResource;
  readonly type: 'timeseries' | 'runningtotal';
  readonly metric: MetricId;
  readonly resolutions: readonly string[];
}

export const RESOLUTIONS = ['daily', 'weekly', 'monthly', 'yearly'] as const;
export type FakeResolution = (typeof RESOLUTIONS)[number];

const METRICS: Readonly<Record<string, MetricId>> = {
  plays: 'plays',
  visits: 'visitors',
  finishes: 'finishes',
};

/** The nine files of opencast-matomo-adapter. */
export const ADAPTER_PROVIDERS: readonly FakeStatisticsProvider[] = (
  ['episode', 'series', 'organization'] as const
).flatMap((resourceType) =>
  Object.entries(METRICS).map(([name, metric]) => ({
    id: `${resourceType}.${name}.sum.influx`,
    title: `STATISTICS.TITLE.${name.toUpperCase()}_SUM`,
    description: `STATISTICS.DESCRIPTION.${name.toUpperCase()}_SUM`,
    resourceType,
    type: 'timeseries' as const,
    metric,
    resolutions: RESOLUTIONS,
  })),
);

export interface Series {
  readonly labels: readonly string[];
  readonly values: readonly number[];
}

/**
 * As InfluxDB groups it: days and weeks (from Monday) are filled with zeros if there is anything at all in the period,
 * and there is nothing if not; months and years are asked for one by one, and an empty one is missing.
 */
export function seriesOf(
  numbers: ReadonlyMap<Day, number>,
  { from, to }: DayRange,
  resolution: FakeResolution,
): Series {
  const inside = [...numbers].filter(([day]) => day >= from && day <= to);
  if (inside.length === 0) return { labels: [], values: [] };
  const sums = new Map<Day, number>();
  if (resolution === 'daily' || resolution === 'weekly') {
    const step = resolution === 'daily' ? 1 : 7;
    const last = dayNumber(to);
    for (let at = dayNumber(startOf(from, resolution)); at <= last; at += step) sums.set(dayLabel(at), 0);
  }
  for (const [day, value] of inside) {
    const bucket = startOf(day, resolution);
    sums.set(bucket, (sums.get(bucket) ?? 0) + value);
  }
  const sorted = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  return { labels: sorted.map(([day]) => `${day}T00:00:00Z`), values: sorted.map(([, value]) => value) };
}

function startOf(day: Day, resolution: FakeResolution): Day {
  if (resolution === 'daily') return day;
  if (resolution === 'weekly') return startOfWeek(day);
  return resolution === 'monthly' ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`;
}
