import {
  addDays,
  type Day,
  type DayRange,
  type MatrixAnswer,
  METRIC_IDS,
  type MetricId,
  NO_SERIES,
  type Scope,
  statsPath,
  type TimelineAnswer,
} from '@oc-stats/contract';
import { createCatalog } from '@oc-stats/opencast';
import type { DailyRow, StatsReader, DailySink } from '@oc-stats/store';
import { createMemoryStore } from '@oc-stats/store/memory';
import { pino } from 'pino';
import { asked } from '../app.fixture.ts';
import { createApp } from '../app.ts';
import type { App } from '../routes/route.ts';
import { OPEN_SETTINGS } from '../settings.ts';
import { EPISODES, EVERYTHING, FROM, SERIES, type History } from './history.fixture.ts';

const ORGANIZATION = 'o';
export const WHOLE: Scope = { type: 'organization', id: ORGANIZATION };

/** A service whose data grow day by day. */
export class GrowingService {
  readonly #rows: readonly DailyRow[];
  readonly store: StatsReader & DailySink = createMemoryStore();
  readonly app: App;
  through: Day = addDays(FROM, -1);

  constructor({ rows, homes, least }: History) {
    this.#rows = rows;
    const catalog = createCatalog({
      organization: { id: ORGANIZATION, title: 'O' },
      series: SERIES.map((id) => ({ id, title: id, organizers: [], date: null })),
      // Each series has one that nobody watches: a series with nothing to watch has gaps and no zeros.
      episodes: [...EPISODES, ...SERIES].map((id, i) => ({
        id,
        title: id,
        seriesId: i < EPISODES.length ? (homes[i] ?? null) : id,
        presenters: [],
        date: null,
        published: addDays(FROM, -30),
        duration: 60,
      })),
    });
    this.app = createApp({
      reader: this.store,
      catalog: () => catalog,
      clock: () => new Date('2026-04-01T00:00:00Z'),
      log: pino({ enabled: false }),
      settings: { ...OPEN_SETTINGS, privacy: { minimumVisitors: least } },
    });
  }

  async nextDay(): Promise<void> {
    this.through = addDays(this.through, 1);
    const rows = this.#rows.filter(({ day }) => day === this.through);
    const covers = { from: FROM, to: this.through };
    await this.store.putDaily({ id: this.through, organization: ORGANIZATION, rows, covers });
  }
}

/** Per scope (named as in `withheldIn` of the reference) and metric, what is told of each day; `null` is nothing. */
export type Told = ReadonlyMap<string, Readonly<Record<MetricId, ReadonlyMap<Day, number | null>>>>;

/** Reads every day of everything, as somebody would who wants to know. */
export async function readAll(app: App): Promise<Told> {
  const told = new Map<string, Record<MetricId, Map<Day, number | null>>>();
  const note = (key: string, metric: MetricId, buckets: readonly Day[], data: readonly (number | null)[]) => {
    let metrics = told.get(key);
    if (!metrics) told.set(key, (metrics = { plays: new Map(), visitors: new Map(), finishes: new Map() }));
    buckets.forEach((day, i) => metrics[metric].set(day, data[i] ?? null));
  };
  const timeline = async (scope: Scope, key: string) => {
    const answer = await ask<TimelineAnswer>(app, scope, 'timeline', { ...EVERYTHING, grain: 'day' });
    for (const { metric, data } of answer.series) note(key, metric, answer.buckets, data);
  };
  await timeline(WHOLE, 'O');
  for (const id of SERIES) await timeline({ type: 'series', id }, `S:${id}`);
  for (const id of EPISODES) await timeline({ type: 'episode', id }, `E:${id}`);
  const split = await ask<TimelineAnswer>(app, WHOLE, 'timeline', {
    ...EVERYTHING,
    grain: 'day',
    by: 'series',
    top: 8,
  });
  for (const { item, metric, data } of split.series) {
    if (item?.id === NO_SERIES) note('S:-', metric, split.buckets, data);
  }
  for (const id of SERIES) {
    for (const metric of METRIC_IDS) {
      const question = { ...EVERYTHING, grain: 'day', metric } as const;
      const matrix = await ask<MatrixAnswer>(app, { type: 'series', id }, 'matrix', question);
      for (const row of matrix.rows) note(`P:${id}:${row.id}`, metric, matrix.buckets, row.data);
    }
  }
  return told;
}

export function ask<T>(
  app: App,
  scope: Scope,
  kind: 'timeline' | 'totals' | 'matrix' | 'segments',
  query: Record<string, string | number>,
): Promise<T> {
  return asked<T>(app, statsPath(scope, kind, query));
}

export function toldIn(told: Told, key: string, metric: MetricId, { from, to }: DayRange): number {
  let sum = 0;
  for (const [day, value] of told.get(key)?.[metric] ?? []) {
    if (day >= from && day <= to) sum += value ?? 0;
  }
  return sum;
}
