import {
  createCatalog,
  createOpencastClient,
  createSessionReader,
  loadCatalog,
  type Catalog,
  type OpencastClient,
  type SessionReader,
} from '@oc-stats/opencast';
import {
  createFakeOpencast,
  createUniversity,
  sessionsOf,
  snapshotOf,
  type University,
} from '@oc-stats/opencast/fake';
import { createMemoryStore } from '@oc-stats/store/memory';
import { NOW } from '../app.fixture.ts';
import type { App } from '../routes/route.ts';
import type { AccessSettings } from '../settings.ts';
import { guardedApp } from './access.fixture.ts';

export const university = createUniversity({ seed: 7, today: '2026-03-31', series: 20, episodes: 150 });
export const catalog = createCatalog(snapshotOf(university));
export const people = sessionsOf(university);
export const { series } = people;
export const episodesOf = (seriesId: string) =>
  university.episodes.filter((one) => one.seriesId === seriesId);
export const [taught] = episodesOf(series.id);
export const elsewhere = university.episodes.find(
  (one) => one.seriesId !== null && one.seriesId !== series.id,
);
export const other = university.series.find(({ id, kind }) => id !== series.id && kind === 'lecture');
/** Nobody has put anything into it, and so Opencast has no access list of it. */
export const empty = university.series.find(({ kind }) => kind === 'empty');

export interface Site {
  readonly app: App;
  /** What was asked of Opencast, by path. */
  readonly asked: string[];
  /** From now on Opencast does not answer. */
  leave(): void;
}

/** A whole Opencast, though without a network, and the service beside it. */
export async function site(
  opencast: AccessSettings['opencast'] = {},
  { now = () => NOW, session }: { readonly now?: () => Date; readonly session?: SessionReader } = {},
): Promise<Site> {
  const { asked, client, leave, options } = opencastOf(university);
  const app = await appBeside({
    client,
    names: () => catalog,
    opencast,
    now,
    session: session ?? createSessionReader(options),
  });
  return { app, asked, leave };
}

/** The same, whose catalogue has been read from that Opencast, with what it says about rights. */
export async function siteOf(others: University, action: string) {
  const { asked, client, options } = opencastOf(others);
  const read = createCatalog(await loadCatalog(client, undefined, { action }));
  let isRevoked = false;
  const app = await appBeside({
    client: {
      eventAccess: (id, signal) => (isRevoked ? Promise.resolve([]) : client.eventAccess(id, signal)),
      seriesAccess: (id, signal) => (isRevoked ? Promise.resolve([]) : client.seriesAccess(id, signal)),
    },
    names: () => read,
    opencast: { action },
    now: () => NOW,
    session: createSessionReader(options),
  });
  return { app, asked, names: () => read, revoke: () => (isRevoked = true) };
}

function opencastOf(others: University) {
  const fake = createFakeOpencast(others, { user: 'stats', password: 'opencast' });
  const asked: string[] = [];
  let away = false;
  const fetch = async (url: string, init: RequestInit) => {
    asked.push(new URL(url).pathname);
    if (away) throw new TypeError('fetch failed');
    return fake.request(url, init);
  };
  const options = { uri: 'http://opencast.test', fetch, resilience: false } as const;
  const client = createOpencastClient({ ...options, user: 'stats', password: 'opencast' });
  return { asked, client, options, leave: () => (away = true) };
}

interface Beside {
  readonly client: Pick<OpencastClient, 'eventAccess' | 'seriesAccess'>;
  readonly names: () => Catalog;
  readonly opencast: AccessSettings['opencast'];
  readonly now: () => Date;
  readonly session: SessionReader;
}

function appBeside({ client, names, now, opencast, session }: Beside): Promise<App> {
  return guardedApp({
    access: { mode: 'opencast', opencast: opencast ?? {} },
    parts: {
      session,
      accessOf: (type, id, signal) =>
        type === 'series' ? client.seriesAccess(id, signal) : client.eventAccess(id, signal),
    },
    deps: { catalog: names, reader: createMemoryStore({ dayZone: 'UTC' }), clock: now },
  });
}

export const seriesPath = (id: string) => `/api/v1/stats/series/${encodeURIComponent(id)}/timeline`;
export const episodePath = (id: string) => `/api/v1/stats/episode/${encodeURIComponent(id)}/timeline`;
export const ORGANIZATION = '/api/v1/stats/organization/me/timeline';

export const SAME_ORIGIN = { 'Sec-Fetch-Site': 'same-origin' };
export const as = (session: { readonly cookie: string }) => ({ ...SAME_ORIGIN, Cookie: session.cookie });
