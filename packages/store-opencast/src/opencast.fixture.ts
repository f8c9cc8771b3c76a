import { METRIC_IDS, type Day, type MetricId } from '@oc-stats/contract';
import { createCatalog, createOpencastClient, type OpencastClientOptions } from '@oc-stats/opencast';
import {
  createFakeOpencast,
  createUniversity,
  snapshotOf,
  type FakeOpencastOptions,
  type StatisticsSource,
  type University,
} from '@oc-stats/opencast/fake';
import type { DailyRow, StatsReader } from '@oc-stats/store';
import { createMemoryStore } from '@oc-stats/store/memory';
import { membersIn } from './members.ts';
import { openOpencastStatistics, type OpencastStatisticsOptions } from './open-opencast-statistics.ts';

export const TODAY: Day = '2026-11-20';
export const NOON = new Date(`${TODAY}T12:00:00Z`);
const ACCOUNT = { user: 'oc-stats', password: 'x' };

export const university = createUniversity({ seed: 4, today: TODAY, series: 8, episodes: 60 });
export const catalog = createCatalog(snapshotOf(university));
export const organization = university.organization.id;

export interface OpencastOfRows {
  readonly rows: readonly DailyRow[];
  readonly university?: University;
  readonly fake?: Partial<FakeOpencastOptions>;
  readonly client?: Partial<OpencastClientOptions>;
  readonly store?: Partial<OpencastStatisticsOptions>;
  /** Before each answer; what it throws is a failure of the network. */
  readonly meanwhile?: (path: string) => Promise<void> | void;
}

/** The store over a fake Opencast that counted these rows, and how often it was asked for numbers. */
export async function openOver(
  given: OpencastOfRows,
): Promise<{ readonly store: StatsReader; readonly requests: string[] }> {
  const requests: string[] = [];
  const app = createFakeOpencast(given.university ?? university, {
    ...ACCOUNT,
    statistics: sourceOf(given.rows),
    ...given.fake,
  });
  const client = createOpencastClient({
    uri: 'http://oc.test',
    ...ACCOUNT,
    resilience: false,
    fetch: async (url, init) => {
      const path = new URL(url).pathname;
      requests.push(`${init.method ?? 'GET'} ${path}`);
      await given.meanwhile?.(path);
      return app.request(url, init);
    },
    ...given.client,
  });
  const store = await openOpencastStatistics({
    client,
    membersOf: membersIn(() => catalog),
    clock: () => NOON,
    ...given.store,
  });
  return { store, requests };
}

export function sourceOf(rows: readonly DailyRow[]): StatisticsSource {
  return (resourceType, id, metric, range) => {
    const numbers = new Map<Day, number>();
    for (const row of rows) {
      const isMeant = resourceType === 'organization' || row[resourceType] === id;
      if (!isMeant || row.day < range.from || row.day > range.to) continue;
      numbers.set(row.day, (numbers.get(row.day) ?? 0) + row[metric]);
    }
    return numbers;
  };
}

/** Opencast does not tell a row of zeros from none. */
export async function referenceOf(
  rows: readonly DailyRow[],
  metrics: readonly MetricId[] = METRIC_IDS,
): Promise<StatsReader> {
  const store = createMemoryStore({ source: 'opencast' });
  const counted = rows.filter((row) => metrics.some((metric) => row[metric] > 0));
  await store.putDaily({ id: 'all', organization, rows: counted });
  return store;
}
