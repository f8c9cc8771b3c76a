import {
  FIRST_DAY,
  METRIC_IDS,
  addDays,
  intersect,
  type Day,
  type DayRange,
  type Grain,
  type MetricId,
} from '@oc-stats/contract';
import { OpencastError, type OpencastClient } from '@oc-stats/opencast';
import {
  StoreError,
  checkDailyQuery,
  checkMatrixQuery,
  checkSegmentsQuery,
  checkTimelineQuery,
  checkTotalsQuery,
  type Bounds,
  type DailyRow,
  type NoSeries,
  type StatsReader,
  type StoreScope,
} from '@oc-stats/store';
import { createBoundsReader } from './bounds.ts';
import { itemsOf } from './items.ts';
import { kept } from './kept.ts';
import type { MembersOf } from './members.ts';
import { createProviderTable } from './provider-table.ts';
import { readRows } from './read-rows.ts';
import { asStore, untilAborted } from './store-failure.ts';
import { storeOf } from './store-of.ts';

export interface OpencastStatisticsOptions {
  readonly client: Pick<OpencastClient, 'statistics' | 'version'>;
  readonly membersOf: MembersOf;
  readonly clock?: () => Date;
  /** When counting began, where Opencast has no numbers of organisations or series to tell it by. */
  readonly since?: Day;
  /** How long it is taken for known what Opencast counts, since when, and whether it has changed. */
  readonly keepMs?: number;
  /** How long opening waits to learn what Opencast counts; until it is known, all metrics are taken for counted. */
  readonly startMs?: number;
}

/**
 * Opencast's own statistics as a store. They are numbers of single resources; lists, sums and their order are made here,
 * by the reference itself: what was read is put into a store in memory, and that answers.
 */
export async function openOpencastStatistics(options: OpencastStatisticsOptions): Promise<StatsReader> {
  const { client, membersOf, clock = () => new Date(), since, keepMs = 60_000, startMs = 5_000 } = options;
  const { statistics } = client;
  const keeping = { keepMs, clock };
  const readers = new Map<string, () => Promise<Bounds>>();
  let isClosed = false;
  let offered: readonly MetricId[] = METRIC_IDS;

  const providers = kept(async () => {
    const table = createProviderTable(await statistics.providers());
    offered = table.metrics;
    return table;
  }, keeping);

  function bounds(organization: string): Promise<Bounds> {
    let read = readers.get(organization);
    if (!read) {
      read = kept(
        createBoundsReader({ organization, statistics, providers, membersOf, clock, since }),
        keeping,
      );
      readers.set(organization, read);
    }
    return read();
  }

  async function rows(
    { scope, by, metrics, resolution }: Question,
    range: DayRange,
    signal: AbortSignal | undefined,
  ): Promise<DailyRow[]> {
    const table = await providers();
    const items = itemsOf(scope, by, { membersOf, providers: table, metrics });
    // What cannot be asked is refused before it is known whether there is anything.
    for (const { type } of items) for (const metric of metrics) table.demand(type, metric);
    const { countingSince: from } = await bounds(scope.organization);
    const to = clock().toISOString().slice(0, 10);
    const known = from !== null && from <= to ? intersect(range, { from, to }) : null;
    if (!known || items.length === 0) return [];
    return readRows(items, { statistics, providers: table, metrics, range: known, resolution, signal });
  }

  async function answer<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    if (isClosed) throw new StoreError('closed');
    return untilAborted(signal, () => asStore(work()));
  }

  // Opencast may be away when the service starts; then it is asked again with the first question.
  await atMost(startMs, providers());

  return {
    timeline: (query, signal) =>
      answer(signal, async () => {
        checkTimelineQuery(query);
        const { scope, range, metrics, grain, by } = query;
        const past = { from: FIRST_DAY, to: addDays(range.from, -1) };
        const question = { scope, by: by?.type, metrics };
        const [inside, before] = await Promise.all([
          rows({ ...question, resolution: resolutionOf(grain) }, range, signal),
          rows({ ...question, resolution: 'weekly' }, past, signal),
        ]);
        const store = await storeOf(scope.organization, [...inside, ...before]);
        return store.timeline(query);
      }),

    totals: (query, signal) =>
      answer(signal, async () => {
        checkTotalsQuery(query);
        const { scope, range, by, order } = query;
        const metrics = [...new Set([...query.metrics, order])];
        const found = await rows({ scope, by, metrics, resolution: 'weekly' }, range, signal);
        return (await storeOf(scope.organization, found)).totals(query);
      }),

    matrix: (query, signal) =>
      answer(signal, async () => {
        checkMatrixQuery(query);
        const { scope, range, metric, grain } = query;
        const question: Question = {
          scope,
          by: 'episode',
          metrics: [metric],
          resolution: resolutionOf(grain),
        };
        return (await storeOf(scope.organization, await rows(question, range, signal))).matrix(query);
      }),

    daily: (query, signal) =>
      answer(signal, async () => {
        checkDailyQuery(query);
        const { scope, range, by } = query;
        const { metrics } = await providers();
        const found = await rows({ scope, by, metrics, resolution: 'daily' }, range, signal);
        const { values, ...table } = await (await storeOf(scope.organization, found)).daily(query);
        const counted = Object.entries(values).filter(([metric]) => metrics.includes(metric as MetricId));
        return { ...table, values: Object.fromEntries(counted) };
      }),

    segments: (query, signal) =>
      answer(signal, async () => {
        checkSegmentsQuery(query);
        throw new StoreError('not-available', NO_SEGMENTS);
      }),

    bounds: (organization, signal) => answer(signal, () => bounds(organization)),

    changes: (_organization, _since, signal) => answer(signal, async () => null),

    health: (signal) =>
      answer(signal, async () => {
        try {
          const { default: version } = await client.version(signal);
          const { metrics } = await providers();
          const health = { engine: ENGINE, version };
          return metrics.length > 0
            ? { ...health, ok: true }
            : { ...health, ok: false, message: NO_PROVIDERS };
        } catch (error) {
          if (!(error instanceof OpencastError) || error.code === 'aborted') throw error;
          return { ok: false, engine: ENGINE, version: 'unknown', message: error.message };
        }
      }),

    capabilities: () => ({
      metrics: offered,
      write: false,
      segments: false,
      dayZone: 'UTC',
      source: 'opencast',
    }),

    async close() {
      isClosed = true;
    },
  };
}

interface Question {
  readonly scope: StoreScope | NoSeries;
  readonly by: 'series' | 'episode' | undefined;
  readonly metrics: readonly MetricId[];
  readonly resolution: 'daily' | 'weekly';
}

const ENGINE = 'Opencast statistics';
const NO_SEGMENTS =
  "Opencast's own statistics count plays, not which parts are watched. Use a store that holds watch curves.";
const NO_PROVIDERS =
  'Opencast has no statistics providers that oc-stats knows. Set them up in etc/statistics, such as ' +
  'episode.plays.sum.influx, and give the account ROLE_API_STATISTICS_VIEW.';

/** Opencast cuts weeks as oc-stats does, on Mondays; but months and years in the zone of its server. */
function resolutionOf(grain: Grain): Question['resolution'] {
  return grain === 'week' ? 'weekly' : 'daily';
}

/** Waits for its end, whatever that is, but not for ever. */
async function atMost(ms: number, promise: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  const ended = promise.then(
    () => undefined,
    () => undefined,
  );
  await Promise.race([ended, late]);
  clearTimeout(timer);
}
