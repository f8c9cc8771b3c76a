import { StatsError } from '@oc-stats/contract';
import type { Context } from 'hono';
import type { Env } from '../http/env.ts';
import type { Settings } from '../settings.ts';
import type { Access } from './access.ts';
import { askerOf } from './asker.ts';
import type { Grant } from './grant.ts';
import { clientAddress, networkKey } from './rate/network.ts';
import { RateLimit } from './rate/rate-limit.ts';

export interface Admission {
  /** From the body, where it is not in the header. */
  readonly token?: string | undefined;
  /** How many questions are asked at once. */
  readonly cost?: number;
}

/** Where every request passes: who asks, and have they asked too much? */
export interface Gate {
  admit(c: Context<Env>, admission?: Admission): Promise<Grant>;
}

export function createGate(settings: Settings, access: Access, now: () => number): Gate {
  const { rateLimit } = settings.access;
  const rate = rateLimit && new RateLimit(rateLimit, now);

  /** Proofs that are none are counted against where they come from, sessions because looking them up costs Opencast. */
  async function limited(c: Context<Env>, { token, cost = 1 }: Admission, limit: RateLimit): Promise<Grant> {
    const network = networkKey(addressOf(c, settings));
    const failed = `failed ${network}`;
    const asker = askerOf(c, settings, token);
    if (asker.cookie !== null && asker.token === null) refuseAfter(c, limit.wait(failed));
    const grant = await access(asker).catch((error: unknown) => {
      if (isRefusal(error)) refuseAfter(c, limit.take(failed));
      throw error;
    });
    refuseAfter(c, limit.take(grant.subject ?? network, cost));
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
  };
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
