import { createHash } from 'node:crypto';
import { StatsError } from '@oc-stats/contract';
import { OpencastError, type OpencastSession, type SessionReader } from '@oc-stats/opencast';
import { ShortMemory } from '../short-memory.ts';
import type { Person } from './person.ts';

export type PersonOf = (cookie: string, organization: string | null) => Promise<Person>;

const KEEP_MS = 30_000;
const ENTRIES = 10_000;
const PATIENCE_MS = 10_000;
/** What Opencast calls those who have not signed in. */
const ANONYMOUS = 'anonymous';

/** Whose session it is, as Opencast says. It is kept under the hash of the whole cookie, so nobody gets another's. */
export function sessions(read: SessionReader, now: () => number): PersonOf {
  const memory = new ShortMemory<OpencastSession | null>({ entries: ENTRIES, keepMs: KEEP_MS, now });
  return async (cookie, organization) => {
    const key = createHash('sha256').update(cookie).digest('base64url');
    const session = await memory.get(key, () => readOrNull(read, cookie));
    if (!session || isAnonymous(session)) throw new StatsError('not-signed-in');
    // Roles are given within one organisation; those of another mean nothing here.
    const counts = organization === null || session.organization === organization;
    return {
      name: session.username,
      roles: new Set(counts ? session.roles : []),
      adminRole: session.adminRole === '' ? null : session.adminRole,
    };
  };
}

async function readOrNull(read: SessionReader, cookie: string): Promise<OpencastSession | null> {
  try {
    return await read(cookie, AbortSignal.timeout(PATIENCE_MS));
  } catch (cause) {
    if (cause instanceof OpencastError && cause.code === 'not-signed-in') return null;
    throw new StatsError('catalog-unavailable', undefined, { cause });
  }
}

function isAnonymous({ username, roles, anonymousRole }: OpencastSession): boolean {
  return username === ANONYMOUS || roles.every((role) => role === anonymousRole);
}
