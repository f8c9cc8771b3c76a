import { StatsError } from '@oc-stats/contract';
import type { Context } from 'hono';
import { LRUCache } from 'lru-cache';
import type { Env } from '../http/env.ts';
import type { Settings } from '../settings.ts';
import type { Access } from './access.ts';
import { askerOf, type Asker } from './asker.ts';
import type { Grant } from './grant.ts';
import { clientAddress, networkShares } from './rate/network.ts';
import { RateLimit } from './rate/rate-limit.ts';
import { hashOf } from './token/picture.ts';

export interface Admission {
  /** From the body, where it is not in the header. */
  readonly token?: string | undefined;
  /** How many questions are asked at once. */
  readonly cost?: number;
}

/** Where every request passes: who asks, and have they asked too much? */
export interface Gate {
  admit(c: Context<Env>, admission?: Admission): Promise<Grant>;
  /** For those of a batch that are asked long after it was admitted, as slowly as somebody reads; nothing is counted. */
  again(c: Context<Env>, admission: Admission): Promise<Grant>;
}

/** How long a good session is remembered. That proves nothing: it only says who is not made to wait. */
const KNOWN_MS = 60 * 60_000;
const SESSIONS = 10_000;

export function createGate(settings: Settings, access: Access, now: () => number): Gate {
  const { rateLimit } = settings.access;
  const rate = rateLimit && new RateLimit(rateLimit, now);
  const known = new LRUCache<string, true>({ max: SESSIONS, ttl: KNOWN_MS, ttlResolution: 0, perf: { now } });

  /**
   * Proofs that are none are counted against where they come from, sessions because looking them up costs Opencast.
   * Whose session was a good one lately is not held back by others of the same network.
   */
  async function limited(c: Context<Env>, { token, cost = 1 }: Admission, limit: RateLimit): Promise<Grant> {
    const network = networkShares(addressOf(c, settings));
    const failed = network.map((share) => ({ ...share, key: `failed ${share.key}` }));
    const asker = askerOf(c, settings, token);
    const session = sessionOf(asker);
    if (session !== null && !known.has(session)) refuseAfter(c, limit.wait(failed));
    const grant = await access(asker).catch((error: unknown) => {
      if (isRefusal(error)) refuseAfter(c, limit.take(failed));
      throw error;
    });
    if (session !== null) known.set(session, true);
    refuseAfter(c, limit.take(grant.subject === null ? network : [{ key: grant.subject }], cost));
    return grant;
  }

  return {
    async admit(c, admission = {}) {
      try {
        return rate ? await limited(c, admission, rate) : await access(askerOf(c, settings, admission.token));
      } catch (error) {
        if (isRefusal(error)) c.header('WWW-Authenticate', 'Bearer realm="oc-stats"');
        throw error;
      }
    },
    again: (c, { token }) => access(askerOf(c, settings, token)),
  };
}

/** What will be looked up, as a key; `null` where a token decides. */
function sessionOf({ cookie, picture, token }: Asker): string | null {
  return cookie !== null && picture === null && token === null ? hashOf(cookie) : null;
}

function addressOf(c: Context<Env>, { trustProxy }: Settings): string {
  // Whoever calls `fetch` without bindings gives none.
  const socket = (c.env as Env['Bindings'] | undefined)?.incoming?.socket.remoteAddress;
  return clientAddress(socket, c.req.header('x-forwarded-for'), trustProxy);
}

function refuseAfter(c: Context<Env>, seconds: number): void {
  if (seconds === 0) return;
  c.header('Retry-After', String(seconds));
  throw new StatsError('too-many-requests', `Try again in ${seconds} s.`);
}

function isRefusal(error: unknown): boolean {
  return error instanceof StatsError && (error.code.startsWith('token-') || error.code === 'not-signed-in');
}
