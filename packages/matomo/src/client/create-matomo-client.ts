import type { Day } from '@oc-stats/contract';
import { createResilience, type Judgement, type Timers } from '@oc-stats/resilience';
import { aborted, badAddress, MatomoError, unexpectedAnswer, wrongToken } from './matomo-error.ts';
import { post, type Fetch } from './post.ts';
import { readAnswer } from './read-answer.ts';
import {
  readSegmentCounts,
  readSite,
  readVersion,
  readVideoRows,
  type MatomoSite,
  type SegmentCount,
  type VideoRow,
} from './rows.ts';
import { wallTimers } from './timers.ts';
import { createTokenBucket } from './token-bucket.ts';

export interface MatomoClientOptions {
  /** Where Matomo is, with its path if it has one. */
  readonly uri: string;
  readonly siteId: number;
  readonly token: string;
  /** On average; 5 unless it is said. */
  readonly ratePerSecond?: number;
  /** For each try, including its body. */
  readonly timeoutMs?: number;
  /** The first one included. */
  readonly attempts?: number;
  readonly maxBytes?: number;
  readonly fetch?: Fetch;
  /** For tests. */
  readonly timers?: Timers;
}

/** All of it rejects with a MatomoError and nothing else. */
export interface MatomoClient {
  readonly siteId: number;
  version(signal?: AbortSignal): Promise<string>;
  site(signal?: AbortSignal): Promise<MatomoSite>;
  /** The hosts whose videos were played on a day. */
  hosts(day: Day, signal?: AbortSignal): Promise<readonly VideoRow[]>;
  /** The videos of a host that were played on a day. */
  videos(day: Day, host: number, signal?: AbortSignal): Promise<readonly VideoRow[]>;
  segments(day: Day, video: number, signal?: AbortSignal): Promise<readonly SegmentCount[]>;
}

const VIDEOS = 'MediaAnalytics.getVideoResources';
const COLUMNS = 'label,nb_plays,nb_unique_visitors_impressions,nb_finishes,avg_media_length';
const PASSING: readonly MatomoError['code'][] = ['unreachable', 'timeout', 'busy', 'failing', 'refused'];

export function createMatomoClient(options: MatomoClientOptions): MatomoClient {
  const { siteId, ratePerSecond = 5, timers = wallTimers } = options;
  const { timeoutMs = 30_000, maxBytes = 64_000_000, fetch = globalThis.fetch } = options;
  const url = apiUrl(options.uri);
  if (options.token === '') throw wrongToken();
  const bucket = createTokenBucket(ratePerSecond, timers);
  const resilience = createResilience({
    name: 'Matomo',
    attempts: options.attempts ?? 4,
    baseMs: 500,
    // Whoever collects at night can wait.
    maxMs: 120_000,
    breaker: false,
    judge,
    retryAfterMs: (error) => (error instanceof MatomoError ? error.retryAfterMs : null),
    timers,
  });

  return {
    siteId,
    version: (signal) => ask('API.getMatomoVersion', {}, readVersion, signal),
    site: (signal) => ask('SitesManager.getSiteFromId', {}, readSite, signal),
    hosts: (day, signal) => ask(VIDEOS, { ...report(day), ...PLAYED }, readVideoRows, signal),
    videos: (day, host, signal) => {
      const parameters = { ...report(day), ...PLAYED, idSubtable: String(host) };
      return ask(VIDEOS, parameters, readVideoRows, signal);
    },
    segments: (day, video, signal) => {
      const detail = { idSubtable: String(video), secondaryDimension: 'media_segments' };
      return ask(VIDEOS, { ...report(day), ...detail }, readSegmentCounts, signal);
    },
  };

  async function ask<T>(
    method: string,
    parameters: Readonly<Record<string, string>>,
    read: (data: unknown) => T | null,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<T> {
    try {
      return await resilience.run(async (each) => {
        await bucket.take(each);
        const given = { url, token: options.token, siteId, fetch, timeoutMs, maxBytes };
        const data = readAnswer(await post(given, method, parameters, each));
        const value = read(data);
        if (value === null) throw unexpectedAnswer(method, 'JSON of another shape');
        return value;
      }, signal);
    } catch (error) {
      throw error instanceof MatomoError ? error : aborted(error);
    }
  }
}

/** Everything of a day; without the limit Matomo gives a hundred rows. */
function report(day: Day): Record<string, string> {
  return { period: 'day', date: day, filter_limit: '-1', format_metrics: '0' };
}

/** Rows without plays never leave Matomo: on a day most videos have none. */
const PLAYED = { filter_column: 'nb_plays', filter_pattern: '^[1-9]\\d*$', showColumns: COLUMNS };

function judge(error: unknown): Judgement {
  return error instanceof MatomoError && PASSING.includes(error.code) ? 'retry' : 'answer';
}

function apiUrl(uri: string): string {
  if (!URL.canParse(uri) || !/^https?:/i.test(uri)) throw badAddress();
  const { origin, pathname, search } = new URL(uri);
  if (search !== '') throw badAddress();
  return `${origin}${pathname.replace(/(\/index\.php)?\/*$/, '')}/index.php`;
}
