import type { DuckDBDataChunk } from '@duckdb/node-api';
import { METRIC_IDS, dayLabel } from '@oc-stats/contract';
import { StoreError, compareIds, type DailyQuery, type DailyTable } from '@oc-stats/store';
import { noteResult } from '../engine/native-results.ts';
import type { Numbering } from '../engine/numbering.ts';
import { dateOf, type StoreSession } from '../engine/store-session.ts';
import { targetOf, type Target } from './target.ts';

/** Half a year of 40,000 episodes, or all days of 1,800 series in three years: some 70 MB on the way to the caller. */
const MOST_ROWS = 2_000_000;

export async function daily(
  session: StoreSession,
  numbering: Numbering,
  query: DailyQuery,
  mostRows = MOST_ROWS,
): Promise<DailyTable> {
  const target = targetOf(query.scope, numbering);
  if (!target) return tableOf(new Columns(0), query, numbering);
  const result = await session.result(`FROM (${rowsSql(query, target)} LIMIT $most) ${ORDER}`, {
    ...target.parameters,
    from: dateOf(query.range.from),
    to: dateOf(query.range.to),
    most: mostRows + 1,
  });
  const columns = new Columns(result.rowCount);
  for (const chunk of await result.fetchAllChunks()) columns.add(chunk);
  noteResult(columns.bytes);
  if (result.rowCount > mostRows) {
    throw new StoreError(
      'invalid',
      `There are more than ${mostRows} single days. Ask for a shorter range, or for one series after the other.`,
    );
  }
  return tableOf(columns, query, numbering);
}

const ORDER = 'ORDER BY series_no, ep_no, day';

/** An episode has one row a day; the episodes of a series are added up in its roll-up, or are one only. */
function rowsSql({ by, scope }: DailyQuery, { where }: Target): string {
  const day = `(day - DATE '1970-01-01')::INTEGER AS day`;
  const counts = METRIC_IDS.map((metric) => `${metric}::DOUBLE`).join(', ');
  const ofSeries = by === 'series';
  const table = ofSeries && scope.type !== 'episode' ? 'series_day' : 'episode_day';
  const episode = ofSeries ? '0 AS ep_no' : 'ep_no';
  return `SELECT series_no, ${episode}, ${day}, ${counts} FROM ${table} WHERE ${where} AND day BETWEEN $from AND $to`;
}

/** What DuckDB gives, in its order. */
class Columns {
  readonly series: Int32Array;
  readonly episode: Int32Array;
  readonly day: Int32Array;
  readonly values: readonly Float64Array[];
  rows = 0;

  constructor(rows: number) {
    this.series = new Int32Array(rows);
    this.episode = new Int32Array(rows);
    this.day = new Int32Array(rows);
    this.values = METRIC_IDS.map(() => new Float64Array(rows));
  }

  get bytes(): number {
    return (
      this.rows * (3 * Int32Array.BYTES_PER_ELEMENT + METRIC_IDS.length * Float64Array.BYTES_PER_ELEMENT)
    );
  }

  add(chunk: DuckDBDataChunk): void {
    const { rowCount } = chunk;
    [this.series, this.episode, this.day, ...this.values].forEach((target, column) => {
      const vector = chunk.getColumnVector(column);
      for (let row = 0; row < rowCount; row++) target[this.rows + row] = vector.getItem(row) as number;
    });
    this.rows += rowCount;
  }
}

/** Numbers become places in lists of ids, and the rows of each series and episode change places as the ids want it. */
function tableOf(columns: Columns, { by }: DailyQuery, numbering: Numbering): DailyTable {
  const { rows } = columns;
  const [firstDay, days] = labelsOf(columns.day);
  const ofSeries = by === 'series';
  const stretches = stretchesOf(columns);
  const series = placesOf(
    stretches.map(({ series }) => series),
    (no) => numbering.seriesId(no),
  );
  const episodes = placesOf(ofSeries ? [] : stretches.map(({ episode }) => episode), (no) =>
    numbering.episodeId(no),
  );
  const day = new Int32Array(rows);
  const seriesOf = new Int32Array(rows);
  const episodeOf = new Int32Array(ofSeries ? 0 : rows);
  const values = columns.values.map(() => new Float64Array(rows));
  let end = 0;
  for (const stretch of inOrder(stretches, series.places, episodes.places)) {
    seriesOf.fill(series.places.get(stretch.series) ?? 0, end, end + stretch.to - stretch.from);
    episodeOf.fill(episodes.places.get(stretch.episode) ?? 0, end, end + stretch.to - stretch.from);
    columns.values.forEach((column, i) => values[i]?.set(column.subarray(stretch.from, stretch.to), end));
    for (let row = stretch.from; row < stretch.to; row++) day[end++] = (columns.day[row] ?? 0) - firstDay;
  }
  return {
    days,
    series: series.ids,
    episodes: episodes.ids,
    day,
    seriesOf,
    episodeOf,
    values: Object.fromEntries(METRIC_IDS.map((metric, i) => [metric, values[i] ?? new Float64Array(0)])),
  };
}

/** Every day from the first to the last, so that a day's place is a subtraction. */
function labelsOf(days: Int32Array): readonly [first: number, labels: string[]] {
  let first = Infinity;
  let last = -Infinity;
  for (const day of days) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  const length = days.length === 0 ? 0 : last - first + 1;
  return [first, Array.from({ length }, (_, i) => dayLabel(first + i))];
}

interface Places<T> {
  readonly ids: readonly T[];
  /** From a number to the place of its id. */
  readonly places: ReadonlyMap<number, number>;
}

function placesOf<T extends string | null>(numbers: readonly number[], idOf: (no: number) => T): Places<T> {
  const ordered = Array.from(new Set(numbers), (no) => ({ no, id: idOf(no) })).sort((a, b) =>
    compareIds(a.id, b.id),
  );
  return { ids: ordered.map(({ id }) => id), places: new Map(ordered.map(({ no }, i) => [no, i])) };
}

/** The days of one series and episode, by number. */
interface Stretch {
  readonly series: number;
  readonly episode: number;
  readonly from: number;
  readonly to: number;
}

function stretchesOf({ series, episode, rows }: Columns): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  for (let row = 1; row <= rows; row++) {
    if (row < rows && series[row] === series[from] && episode[row] === episode[from]) continue;
    stretches.push({ series: series[from] ?? -1, episode: episode[from] ?? -1, from, to: row });
    from = row;
  }
  return stretches;
}

/** In the order of their ids. */
function inOrder(
  stretches: readonly Stretch[],
  series: ReadonlyMap<number, number>,
  episodes: ReadonlyMap<number, number>,
): Stretch[] {
  const place = (places: ReadonlyMap<number, number>, no: number) => places.get(no) ?? 0;
  return stretches.toSorted(
    (a, b) =>
      place(series, a.series) - place(series, b.series) ||
      place(episodes, a.episode) - place(episodes, b.episode),
  );
}
