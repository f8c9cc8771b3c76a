import { addDays, type Term } from '@oc-stats/contract';
import { createCatalog, type CatalogEpisode } from '@oc-stats/opencast';
import type { DailyRow, DailySink, SegmentsRow, StatsReader } from '@oc-stats/store';
import { createMemoryStore } from '@oc-stats/store/memory';
import { pino } from 'pino';
import { createApp, type AppDeps } from './app.ts';
import type { App } from './routes/route.ts';
import { OPEN_SETTINGS } from './settings.ts';

/** A small university for tests: three series, one talk on its own, counted from 2025-10-01 to 2026-03-31. */
export const NOW = new Date('2026-04-01T08:00:00Z');
export const COUNTED = { from: '2025-10-01', to: '2026-03-31' };
export const HOSTILE_TITLE = '</script><img src=x onerror="alert(1)">';

export const TERMS: readonly Term[] = [
  { id: 'ss25', title: 'Summer 2025', from: '2025-04-01', to: '2025-09-30' },
  { id: 'ws25', title: 'Winter 2025/26', from: '2025-10-01', to: '2026-03-31' },
];

const episode = (
  id: string,
  seriesId: string | null,
  date: string,
  title = `Lecture ${id}`,
): CatalogEpisode => ({
  id,
  title,
  seriesId,
  presenters: ['Prof. Dr. Ä. Müller'],
  date,
  published: addDays(date, 1),
  duration: 600,
});

export const EPISODES: readonly CatalogEpisode[] = [
  ...Array.from({ length: 8 }, (_, week) =>
    episode(`a${week + 1}`, 'algebra', addDays('2025-10-13', week * 7)),
  ),
  episode('h1', 'history', '2025-11-05', HOSTILE_TITLE),
  episode('h2', 'history', '2026-01-14', 'محاضرة في التاريخ'),
  episode('talk', null, '2025-12-01', 'One talk'),
  episode('later', 'empty', '2026-04-20'),
];

export function smallCatalog() {
  return createCatalog({
    organization: { id: 'mh_default_org', title: 'University of Tests' },
    series: [
      { id: 'algebra', title: 'Algebra', organizers: ['A. Müller'], date: '2025-10-01' },
      { id: 'history', title: 'History & <b>more</b>', organizers: [], date: '2025-11-01' },
      { id: 'empty', title: 'Empty', organizers: [], date: null },
    ],
    episodes: EPISODES,
  });
}

export async function smallStore(): Promise<StatsReader & DailySink> {
  const store = createMemoryStore({ dayZone: 'Europe/Berlin' });
  const organization = 'mh_default_org';
  await store.putDaily({ id: 'daily', organization, rows: smallRows(), covers: COUNTED });
  await store.putSegments({ id: 'segments', organization, rows: smallSegments() });
  return store;
}

/** Each published episode is watched every third day, a deleted one once. */
export function smallRows(): DailyRow[] {
  const rows: DailyRow[] = [
    { episode: 'gone', series: 'algebra', day: '2026-03-01', plays: 7, visitors: 6, finishes: 5 },
  ];
  EPISODES.forEach(({ id, seriesId, published }, index) => {
    for (let day = published ?? COUNTED.from; day <= COUNTED.to; day = addDays(day, 3)) {
      rows.push({ episode: id, series: seriesId, day, plays: 5 + index, visitors: 4, finishes: index % 3 });
    }
  });
  return rows;
}

function smallSegments(): SegmentsRow[] {
  return EPISODES.filter(({ id }) => id !== 'later').map(({ id, seriesId }, index) => ({
    episode: id,
    series: seriesId,
    day: '2026-03-02',
    days: 1,
    step: 30,
    duration: 600,
    plays: 20,
    counts: Array.from({ length: 20 }, (_, segment) => Math.max(1, 20 - segment + (index % 4))),
  }));
}

export async function smallApp(changes: Partial<AppDeps> = {}): Promise<App> {
  const catalog = smallCatalog();
  return createApp({
    reader: await smallStore(),
    catalog: () => catalog,
    clock: () => NOW,
    log: pino({ enabled: false }),
    settings: { ...OPEN_SETTINGS, version: '0.1.0', terms: TERMS },
    ...changes,
  });
}

/** Asks as a browser would, and takes the answer for what the test says it is. */
export async function asked<T>(app: App, path: string, status = 200): Promise<T> {
  const response = await app.request(path);
  const text = await response.text();
  if (response.status !== status) throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`);
  return JSON.parse(text) as T;
}
