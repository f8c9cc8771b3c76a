import { allPages, type OnProgress } from './all-pages.ts';
import { allowedRoles, type AllowedRoles } from './allowed-roles.ts';
import { asArray } from './as-array.ts';
import type { Ask } from './ask.ts';
import { createAsk, type Fetch } from './create-ask.ts';
import { isFields, text, texts, type Fields } from './fields.ts';
import { filterText, type EventFilter, type SeriesFilter } from './filter.ts';
import { identifierPath, isWellFormed } from './identifier-path.ts';
import { account } from './identity.ts';
import { limitConcurrency } from './limit-concurrency.ts';
import { negotiateVersion } from './negotiate-version.ts';
import { readAccess, type AccessEntry } from './opencast-access.ts';
import { longest, readEvent, type OpencastEvent } from './opencast-event.ts';
import { badFilter, unexpectedAnswer } from './opencast-error.ts';
import {
  readOrganization,
  readUser,
  readVersion,
  type OpencastOrganization,
  type OpencastUser,
  type OpencastVersion,
} from './opencast-info.ts';
import { createRecordings, type OpencastRecordings } from './opencast-recordings.ts';
import { readSeries, type OpencastSeries } from './opencast-series.ts';
import { createStatistics, type OpencastStatistics } from './opencast-statistics.ts';
import { createResilient, type Stubbornness } from './resilient-ask.ts';

export interface OpencastClientOptions {
  /** Where Opencast is, with its path if it has one. */
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly fetch?: Fetch;
  /** For each request, including its body. */
  readonly timeoutMs?: number;
  /** Requests at once, over all calls. */
  readonly concurrency?: number;
  readonly maxBytes?: number;
  /** Three tries, and a rest of half a minute after five failures in a row. */
  readonly resilience?: Stubbornness;
}

/** All of it rejects with an OpencastError and nothing else. */
export interface OpencastClient {
  organization(signal?: AbortSignal): Promise<OpencastOrganization>;
  version(signal?: AbortSignal): Promise<OpencastVersion>;
  me(signal?: AbortSignal): Promise<OpencastUser>;
  myRoles(signal?: AbortSignal): Promise<readonly string[]>;
  /** Not an access check: Opencast shows every series of the organisation to whoever may call this. */
  series(id: string, signal?: AbortSignal): Promise<OpencastSeries | null>;
  /** `null` when there is none, and when this user may not read it. */
  event(id: string, signal?: AbortSignal): Promise<OpencastEvent | null>;
  /**
   * The list that is in force, merged with that of the series by Opencast. `null` when there is no such event, and when
   * this user may not read it.
   */
  eventAccess(id: string, signal?: AbortSignal): Promise<readonly AccessEntry[] | null>;
  /**
   * `null` when none is defined, so that nobody but admins is let in, and when there is no such series: to tell one from
   * the other would take a second question, by whose time others could tell it as well.
   */
  seriesAccess(id: string, signal?: AbortSignal): Promise<readonly AccessEntry[] | null>;
  /** Whether this user may read anything at all. */
  hasAny(list: 'events' | 'series', signal?: AbortSignal): Promise<boolean>;
  allSeries(options?: SeriesListOptions): Promise<readonly OpencastSeries[]>;
  allEvents(options?: EventListOptions): Promise<readonly OpencastEvent[]>;
  readonly recordings: OpencastRecordings;
  readonly statistics: OpencastStatistics;
}

export interface SeriesListOptions {
  readonly filter?: SeriesFilter;
  /** Who may do this is read as well. */
  readonly action?: string;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

export interface EventListOptions {
  readonly filter?: EventFilter;
  /** Who may do this is read as well. */
  readonly action?: string;
  /** Durations are mostly known from what was published. */
  readonly withPublications?: boolean;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

export function createOpencastClient(options: OpencastClientOptions): OpencastClient {
  const { timeoutMs = 30_000, concurrency = 4, maxBytes = 64_000_000, fetch = globalThis.fetch } = options;
  const as = account(options.user, options.password);
  // Who waits for another try gives up its place among those who ask.
  const once = limitConcurrency(createAsk({ uri: options.uri, as, timeoutMs, maxBytes, fetch }), concurrency);
  const ask = createResilient(options.resilience ?? {})(once);
  const resources = negotiateVersion(ask);

  return {
    organization: async (signal) => readOrganization(await info(ask, '/api/info/organization', 'id', signal)),
    version: async (signal) => readVersion(await info(ask, '/api/version', 'default', signal)),
    me: async (signal) => readUser(await info(ask, '/api/info/me', 'username', signal)),
    async myRoles(signal) {
      const path = '/api/info/me/roles';
      const answer = await ask({ path, signal });
      if (!Array.isArray(answer)) throw unexpectedAnswer(path, 'something that is not a list');
      return texts(answer);
    },
    async series(id, signal) {
      const fields = await resource(resources, '/api/series', id, '', signal);
      return fields && readSeries(fields);
    },
    async event(id, signal) {
      const fields = await resource(resources, '/api/events', id, '?withpublications=true', signal);
      if (!fields) return null;
      const event = readEvent(fields);
      return event.duration === null
        ? { ...event, duration: await archivedDuration(resources, id, signal) }
        : event;
    },
    eventAccess: (id, signal) => access(resources, '/api/events', id, signal),
    seriesAccess: (id, signal) => access(resources, '/api/series', id, signal),
    async hasAny(list, signal) {
      const path = `/api/${list}?limit=1`;
      const answer = await resources({ path, signal });
      if (!Array.isArray(answer)) throw unexpectedAnswer(path, 'something that is not a list');
      return answer.length > 0;
    },
    async allSeries({ action, filter, onProgress, signal } = {}) {
      const path = `/api/series?sort=created:ASC${aclQuery(action)}${filterQuery(filter)}`;
      const read = withAllowed(readSeries, action);
      return allPages(resources, { path, read, onProgress, signal, ahead: concurrency });
    },
    async allEvents({ action, filter, withPublications = false, onProgress, signal } = {}) {
      // New recordings come last in this order, so a list that grows while it is read loses none.
      const path = `/api/events?sort=start_date:ASC&withpublications=${withPublications}${aclQuery(action)}${filterQuery(filter)}`;
      const read = withAllowed(readEvent, action);
      return allPages(resources, { path, read, onProgress, signal, ahead: concurrency });
    },
    recordings: createRecordings(resources, concurrency),
    statistics: createStatistics(resources),
  };
}

async function info(ask: Ask, path: string, key: string, signal?: AbortSignal): Promise<Fields> {
  const answer = await ask({ path, signal });
  if (answer === null) throw unexpectedAnswer(path, '"not found"');
  if (!isFields(answer) || text(answer[key]) === '')
    throw unexpectedAnswer(path, `something without "${key}"`);
  return answer;
}

async function resource(
  ask: Ask,
  list: string,
  id: string,
  query: string,
  signal?: AbortSignal,
): Promise<Fields | null> {
  const segment = identifierPath(id);
  if (segment === null) return null;
  const path = `${list}/${segment}`;
  const answer = await ask({ path: path + query, signal });
  if (answer === null) return null;
  if (!isFields(answer) || answer['identifier'] !== id) throw unexpectedAnswer(path, 'something else');
  return answer;
}

async function access(
  ask: Ask,
  list: string,
  id: string,
  signal?: AbortSignal,
): Promise<readonly AccessEntry[] | null> {
  const segment = identifierPath(id);
  if (segment === null) return null;
  const path = `${list}/${segment}/acl`;
  const answer = await ask({ path, signal });
  return answer === null ? null : readAccess(path, answer);
}

/** What is not published has a length all the same, if anything was recorded. */
async function archivedDuration(ask: Ask, id: string, signal?: AbortSignal): Promise<number | null> {
  const path = `/api/events/${identifierPath(id)}/media`;
  return longest(asArray(await ask({ path, signal })));
}

function aclQuery(action: string | undefined): string {
  return action === undefined ? '' : '&withacl=true';
}

function withAllowed<T extends object>(
  read: (fields: Fields) => T,
  action: string | undefined,
): (fields: Fields) => T & { readonly allowed?: AllowedRoles } {
  if (action === undefined) return read;
  const rolesOf = allowedRoles(action);
  return (fields) => ({ ...read(fields), allowed: rolesOf(fields) });
}

function filterQuery(filter: EventFilter | SeriesFilter | undefined): string {
  const value = filter ? filterText(filter) : '';
  if (!isWellFormed(value)) throw badFilter('half a character cannot be sent.');
  return value === '' ? '' : `&filter=${encodeURIComponent(value)}`;
}
