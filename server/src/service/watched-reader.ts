import { StoreError, type Health, type StatsReader } from '@oc-stats/store';
import type { Outage } from './outage.ts';

/** Tells an outage how every question fared; answers as the reader does. */
export function watchedReader(reader: StatsReader, outage: Outage): StatsReader {
  async function watched<T>(asked: Promise<T>): Promise<T> {
    try {
      const answer = await asked;
      outage.well();
      return answer;
    } catch (error) {
      if (saysNothing(error)) throw error;
      if (isAway(error)) outage.failed(error);
      else outage.well();
      throw error;
    }
  }

  async function health(signal: AbortSignal | undefined): Promise<Health> {
    const found = await watched(reader.health(signal));
    if (!found.ok) outage.failed(new Error(found.message ?? 'does not answer'));
    return found;
  }

  return {
    timeline: (query, signal) => watched(reader.timeline(query, signal)),
    totals: (query, signal) => watched(reader.totals(query, signal)),
    matrix: (query, signal) => watched(reader.matrix(query, signal)),
    daily: (query, signal) => watched(reader.daily(query, signal)),
    segments: (query, signal) => watched(reader.segments(query, signal)),
    bounds: (organization, signal) => watched(reader.bounds(organization, signal)),
    changes: (organization, since, signal) => watched(reader.changes(organization, since, signal)),
    health,
    capabilities: () => reader.capabilities(),
    close: () => reader.close(),
  };
}

/** Whoever gave up, or closed it, learnt nothing about it. */
function saysNothing(error: unknown): boolean {
  return error instanceof StoreError && (error.code === 'aborted' || error.code === 'closed');
}

function isAway(error: unknown): boolean {
  return !(error instanceof StoreError) || error.code === 'unavailable';
}
