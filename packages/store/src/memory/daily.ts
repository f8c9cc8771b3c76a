import { METRIC_IDS, type MetricId } from '@oc-stats/contract';
import { compareIds } from '../id-order.ts';
import type { DailyQuery, DailyTable } from '../reader.ts';
import type { DailyRow } from '../sink.ts';
import { sumOf } from './sums.ts';

/** `rows` are those of the scope and range. */
export function dailyOf(rows: readonly DailyRow[], { by }: DailyQuery): DailyTable {
  const byEpisode = by === 'episode';
  const found = groupsOf(rows, byEpisode).sort(
    (a, b) =>
      compareIds(a.series, b.series) ||
      (byEpisode ? compareIds(a.episode, b.episode) : 0) ||
      (a.day < b.day ? -1 : 1),
  );
  const days = [...new Set(found.map(({ day }) => day))].sort();
  const series = [...new Set(found.map((group) => group.series))].sort(compareIds);
  const episodes = byEpisode ? [...new Set(found.map(({ episode }) => episode))].sort(compareIds) : [];
  const values = (metric: MetricId) => Float64Array.from(found, (group) => sumOf(group.rows, metric));
  return {
    days,
    series,
    episodes,
    day: Int32Array.from(found, ({ day }) => days.indexOf(day)),
    seriesOf: Int32Array.from(found, (group) => series.indexOf(group.series)),
    episodeOf: byEpisode
      ? Int32Array.from(found, ({ episode }) => episodes.indexOf(episode))
      : new Int32Array(0),
    values: Object.fromEntries(METRIC_IDS.map((metric) => [metric, values(metric)])),
  };
}

interface Group {
  readonly series: string | null;
  readonly episode: string;
  readonly day: string;
  readonly rows: DailyRow[];
}

/** An episode has one row a day, a series as many as it has episodes. */
function groupsOf(rows: readonly DailyRow[], byEpisode: boolean): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const { series, day } = row;
    const episode = byEpisode ? row.episode : '';
    const key = JSON.stringify([series, episode, day]);
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { series, episode, day, rows: [row] });
  }
  return [...groups.values()];
}
