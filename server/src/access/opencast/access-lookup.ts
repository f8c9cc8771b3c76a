import { StatsError } from '@oc-stats/contract';
import type { AccessEntry } from '@oc-stats/opencast';
import { ShortMemory } from '../short-memory.ts';

export type AccessList = readonly AccessEntry[] | null;

/** `null` where there is no such thing, or where the service's own account may not see it. */
export type AccessOf = (type: 'episode' | 'series', id: string, signal: AbortSignal) => Promise<AccessList>;

export type AccessLookup = (type: 'episode' | 'series', id: string) => Promise<AccessList>;

const KEEP_MS = 30_000;
const ENTRIES = 20_000;
const PATIENCE_MS = 10_000;

/** Lists are the same for everybody, so they are kept for everybody. Where Opencast does not answer, nobody is let in. */
export function accessLookup(accessOf: AccessOf, now: () => number): AccessLookup {
  const memory = new ShortMemory<AccessList>({ entries: ENTRIES, keepMs: KEEP_MS, now });
  return (type, id) =>
    memory.get(`${type} ${id}`, async () => {
      try {
        return await accessOf(type, id, AbortSignal.timeout(PATIENCE_MS));
      } catch (cause) {
        throw new StatsError('catalog-unavailable', undefined, { cause });
      }
    });
}
