import { setMaxListeners } from 'node:events';
import {
  loadCatalog,
  loadNewcomer,
  OpencastError,
  type Catalog,
  type CatalogProgress,
  type CatalogSnapshot,
  type OpencastClient,
} from '@oc-stats/opencast';
import type { Logger } from 'pino';
import { GrowingCatalog } from './growing-catalog.ts';
import { OnceInAWhile } from './once-in-a-while.ts';
import { restAfterFailure } from './rest.ts';

/** What the record holds of names and dates, so that a start without Opencast has them. */
export interface Mirror {
  load(organization: string): Promise<{ readonly snapshot: CatalogSnapshot; readonly readAt: string } | null>;
  apply(
    snapshot: CatalogSnapshot,
    readAt: Date,
    signal?: AbortSignal,
    options?: { readonly accept?: boolean },
  ): Promise<object>;
}

export interface KeptCatalogParts {
  readonly client: OpencastClient;
  readonly mirror: Mirror;
  /** As configured: another Opencast behind the address must not take the place of this one. */
  readonly organization: string;
  readonly timeZone: string;
  /** `null`: only when it is told to. */
  readonly refreshMs: number | null;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly onProgress?: (progress: CatalogProgress) => void;
  /** Who may do this is read as well, for lists of those who may not see everything. */
  readonly action?: string;
}

/** The catalogue of a real Opencast: from the mirror at once, read anew in the background. */
export interface KeptCatalog {
  /** `null` until it has been read for the first time. */
  current(): Catalog | null;
  /** Whether Opencast answered when it was asked last, and when what stands here was read. */
  state(): CatalogState;
  /**
   * Reads it now; rejects when that fails, and then the old one stays. A reading in which most recordings are gone fails
   * as well, unless somebody says that it is to be accepted.
   */
  refresh(options?: { readonly accept?: boolean }): Promise<void>;
  /** Looks in Opencast for what is not here yet, and puts it here; the mirror has it with the next reading. */
  find(wanted: Wanted): Promise<void>;
  close(): Promise<void>;
}

export interface CatalogState {
  readonly readAt: string | null;
  readonly failure: string | null;
}

export interface Wanted {
  readonly type: 'series' | 'episode';
  readonly id: string;
}

/** A large Opencast is read for minutes, and then left alone for so many times as long. */
const RESTS_TIMES = 20;

export async function keepCatalog(parts: KeptCatalogParts): Promise<KeptCatalog> {
  const { client, clock, log, mirror, organization, refreshMs, timeZone } = parts;
  const stopping = new AbortController();
  // A dozen requests at a time listen to it; Node warns from the eleventh on.
  setMaxListeners(50, stopping.signal);
  const kept = await mirror.load(organization);
  const names = new GrowingCatalog(stopping.signal);
  if (kept) await names.replace(kept.snapshot);
  let state: CatalogState = { readAt: kept?.readAt ?? null, failure: null };
  let running: Promise<void> | null = null;
  let failingSince: number | null = null;

  async function read(accept: boolean): Promise<void> {
    const readAt = clock();
    const found = await loadCatalog(client, parts.onProgress, {
      timeZone,
      signal: stopping.signal,
      ...(parts.action === undefined ? {} : { action: parts.action }),
    });
    refuseOther(found, organization);
    const changes = await mirror.apply(found, readAt, stopping.signal, { accept });
    const { size } = await names.replace(found);
    state = { readAt: readAt.toISOString(), failure: null };
    const away =
      failingSince === null ? {} : { awaySeconds: Math.round((performance.now() - failingSince) / 1_000) };
    failingSince = null;
    log.info({ ...changes, ...size, ...away }, 'catalogue read');
  }

  const looks = new OnceInAWhile(async (text) => {
    const [type, id] = JSON.parse(text) as [Wanted['type'], string];
    const newcomer = await loadNewcomer(client, { type, id }, { timeZone, signal: stopping.signal });
    if (!newcomer) return false;
    await names.add(newcomer);
    return true;
  });

  async function refresh({ accept = false } = {}): Promise<void> {
    // One that runs already was not told to accept.
    if (accept) await running?.catch(() => undefined);
    running ??= read(accept).finally(() => (running = null));
    return running;
  }

  /** Whether it was read. */
  async function refreshQuietly(): Promise<boolean> {
    try {
      await refresh();
      return true;
    } catch (error) {
      if (stopping.signal.aborted) return false;
      const message = error instanceof Error ? error.message : String(error);
      // The same again is no news: it is tried every few seconds at first.
      const level = message === state.failure ? 'debug' : 'warn';
      failingSince ??= performance.now();
      state = { ...state, failure: message };
      log[level](
        { reason: message, readAt: state.readAt },
        names.catalog
          ? 'the catalogue could not be read; the last one stays'
          : 'the catalogue could not be read',
      );
      return false;
    }
  }

  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  async function keepReading(usualMs: number): Promise<void> {
    const started = performance.now();
    const isRead = await refreshQuietly();
    if (stopping.signal.aborted) return;
    const tookMs = performance.now() - started;
    failures = isRead ? 0 : failures + 1;
    const pause = isRead
      ? Math.max(usualMs, tookMs * RESTS_TIMES)
      : restAfterFailure({ failures, tookMs, usualMs });
    timer = setTimeout(() => void keepReading(usualMs), pause);
    timer.unref();
  }
  if (refreshMs !== null) void keepReading(refreshMs);

  return {
    current: () => names.catalog,
    state: () => state,
    refresh,
    // Before there is a catalogue, all of it is on its way.
    find: async (wanted) =>
      names.catalog ? looks.find(JSON.stringify([wanted.type, wanted.id])) : undefined,
    async close() {
      clearTimeout(timer);
      stopping.abort();
      await running?.catch(() => undefined);
    },
  };
}

function refuseOther(snapshot: CatalogSnapshot, organization: string): void {
  if (snapshot.organization.id === organization) return;
  throw new OpencastError(
    'unexpected-answer',
    `Opencast speaks for the organisation "${snapshot.organization.id}", not for "${organization}". ` +
      'Check opencast.organizationId, or the host name by which Opencast tells its organisations apart.',
  );
}
