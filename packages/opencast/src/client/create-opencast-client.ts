import { allPages, type OnProgress } from './all-pages.ts';
import { asArray } from './as-array.ts';
import { PLAIN, RESOURCE, type Ask } from './ask.ts';
import { createAsk, type Fetch } from './create-ask.ts';
import { isFields, text, type Fields } from './fields.ts';
import { filterText, type EventFilter, type SeriesFilter } from './filter.ts';
import { identifierPath, isWellFormed } from './identifier-path.ts';
import { limitConcurrency } from './limit-concurrency.ts';
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
import { readSeries, type OpencastSeries } from './opencast-series.ts';

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
}

/** All of it rejects with an OpencastError and nothing else. */
export interface OpencastClient {
  organization(signal?: AbortSignal): Promise<OpencastOrganization>;
  version(signal?: AbortSignal): Promise<OpencastVersion>;
  me(signal?: AbortSignal): Promise<OpencastUser>;
  /** Not an access check: Opencast shows every series of the organisation to whoever may call this. */
  series(id: string, signal?: AbortSignal): Promise<OpencastSeries | null>;
  /** `null` when there is none, and when this user may not read it. */
  event(id: string, signal?: AbortSignal): Promise<OpencastEvent | null>;
  allSeries(options?: SeriesListOptions): Promise<readonly OpencastSeries[]>;
  allEvents(options?: EventListOptions): Promise<readonly OpencastEvent[]>;
}

export interface SeriesListOptions {
  readonly filter?: SeriesFilter;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

export interface EventListOptions {
  readonly filter?: EventFilter;
  /** Durations are mostly known from what was published. */
  readonly withPublications?: boolean;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

export function createOpencastClient(options: OpencastClientOptions): OpencastClient {
  const { timeoutMs = 30_000, concurrency = 4, maxBytes = 64_000_000, fetch = globalThis.fetch } = options;
  // Trying again and pausing after failures are wrappers of an Ask as well; they belong between the two.
  const ask = limitConcurrency(createAsk({ ...options, timeoutMs, maxBytes, fetch }), concurrency);

  return {
    organization: async (signal) => readOrganization(await info(ask, '/api/info/organization', 'id', signal)),
    version: async (signal) => readVersion(await info(ask, '/api/version', 'default', signal)),
    me: async (signal) => readUser(await info(ask, '/api/info/me', 'username', signal)),
    async series(id, signal) {
      const fields = await resource(ask, '/api/series', id, '', signal);
      return fields && readSeries(fields);
    },
    async event(id, signal) {
      const fields = await resource(ask, '/api/events', id, '?withpublications=true', signal);
      if (!fields) return null;
      const event = readEvent(fields);
      return event.duration === null
        ? { ...event, duration: await archivedDuration(ask, id, signal) }
        : event;
    },
    async allSeries({ filter, onProgress, signal } = {}) {
      const path = `/api/series?sort=created:ASC${filterQuery(filter)}`;
      return (await allPages(ask, { path, onProgress, signal, ahead: concurrency })).map(readSeries);
    },
    async allEvents({ filter, withPublications = false, onProgress, signal } = {}) {
      // New recordings come last in this order, so a list that grows while it is read loses none.
      const path = `/api/events?sort=start_date:ASC&withpublications=${withPublications}${filterQuery(filter)}`;
      return (await allPages(ask, { path, onProgress, signal, ahead: concurrency })).map(readEvent);
    },
  };
}

async function info(ask: Ask, path: string, key: string, signal?: AbortSignal): Promise<Fields> {
  const answer = await ask({ path, accept: PLAIN, signal });
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
  const answer = await ask({ path: path + query, accept: RESOURCE, signal });
  if (answer === null) return null;
  if (!isFields(answer) || answer['identifier'] !== id) throw unexpectedAnswer(path, 'something else');
  return answer;
}

/** What is not published has a length all the same, if anything was recorded. */
async function archivedDuration(ask: Ask, id: string, signal?: AbortSignal): Promise<number | null> {
  const path = `/api/events/${identifierPath(id)}/media`;
  return longest(asArray(await ask({ path, accept: RESOURCE, signal })));
}

function filterQuery(filter: EventFilter | SeriesFilter | undefined): string {
  const value = filter ? filterText(filter) : '';
  if (!isWellFormed(value)) throw badFilter('half a character cannot be sent.');
  return value === '' ? '' : `&filter=${encodeURIComponent(value)}`;
}
