import { OcStatsTokenEvent } from '../events/oc-stats-token.ts';
import type { StatsClient } from './stats-client.ts';

/** A new token is wanted this long before the old one ends, or in the last quarter of what is left of a short one. */
const AHEAD_MS = 60_000;
/** Longer than a timer can wait. */
const NEVER_MS = 2 ** 31;
/** A page that does not say that it will answer gets this part of the patience that a service gets. */
const MOMENT = 1 / 15;

const asking = new WeakMap<StatsClient, Promise<boolean>>();

/** Asks the page for a new token before the one of the client ends, as long as there is an element that would need it. */
export function watch(client: StatsClient): void {
  const end = endOf(client.token);
  const left = end - client.now();
  const wait = left - Math.min(AHEAD_MS, left / 4);
  const { token } = client;
  // Also for a token without an end. One that has ended already is noticed with the next question.
  if (!(left > 0 && wait < NEVER_MS)) return;
  setTimeout(() => token === client.token && void renew(client, token), wait);
}

/**
 * Resolves with whether the client has another token than `old`, which ends or was denied. The page is asked once, by
 * one element for all, and nothing of what stands is drawn again.
 */
export function renew(client: StatsClient, old: string | undefined): Promise<boolean> {
  if (client.token !== old) return Promise.resolve(true);
  const answer = asking.get(client) ?? askPage(client).finally(() => asking.delete(client));
  asking.set(client, answer);
  return answer;
}

function askPage(client: StatsClient): Promise<boolean> {
  const { token: old, patience } = client;
  const user = [...client.users].find(({ isConnected }) => isConnected);
  if (!user) return Promise.resolve(false);
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (milliseconds: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => resolve(false), milliseconds);
    };
    const take = async (given: string | Promise<string>): Promise<void> => {
      wait(patience);
      // What a page hands in may be anything.
      const token: unknown = await Promise.resolve(given).catch(() => null);
      const isNew = typeof token === 'string' && token !== '' && token !== old;
      if (isNew && client.token === old) {
        client.token = token;
        watch(client);
      }
      resolve(client.token !== old);
    };
    wait(patience * MOMENT);
    const expired = old === undefined || endOf(old) <= client.now();
    const event = new OcStatsTokenEvent({ expired, renew: (given) => void take(given) });
    if (!user.dispatchEvent(event)) wait(patience);
  });
}

/** In milliseconds, as the token itself says it: the service checks it, here it only says when to ask. */
function endOf(token: string | undefined): number {
  try {
    const payload = (token ?? '').split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '';
    const { exp } = JSON.parse(atob(payload)) as { readonly exp?: unknown };
    return typeof exp === 'number' ? exp * 1000 : Infinity;
  } catch {
    return Infinity;
  }
}
