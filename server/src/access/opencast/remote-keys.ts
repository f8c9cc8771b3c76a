import { StatsError } from '@oc-stats/contract';
import { readText, withDeadline } from '@oc-stats/resilience';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

interface Keys {
  readonly find: JWTVerifyGetKey;
  readonly at: number;
}

/** What was withdrawn is taken for so long at most. */
const KEEP_MS = 600_000;
/** Whoever makes up names of keys must not make this service ask for each. */
const COOLDOWN_MS = 30_000;
/** After a failure. */
const REST_MS = 3_000;
const PATIENCE_MS = 5_000;
/** Some hundred keys. */
const MAX_BYTES = 256 * 1024;

/**
 * The keys that somebody publishes, read when they are needed. Own work rather than that of the library, which reads
 * whatever comes, goes by a clock that may be put back, and remembers no failure.
 */
export function remoteKeys(url: URL, now: () => number = () => performance.now()): JWTVerifyGetKey {
  let known: Keys | null = null;
  let failed: { readonly error: StatsError; readonly at: number } | null = null;
  let reading: Promise<Keys> | null = null;

  async function read(): Promise<Keys> {
    const at = now();
    try {
      known = { find: createLocalJWKSet(await fetchKeys(url)), at };
      return known;
    } catch (cause) {
      failed = { error: new StatsError('sign-in-unavailable', undefined, { cause }), at };
      throw failed.error;
    } finally {
      reading = null;
    }
  }

  async function fresh(): Promise<Keys> {
    if (!reading && failed && now() - failed.at < REST_MS) throw failed.error;
    reading ??= read();
    return reading;
  }

  return async (header, token) => {
    const keys = known && now() - known.at < KEEP_MS ? known : await fresh();
    try {
      return await keys.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || now() - keys.at < COOLDOWN_MS) throw error;
      const { find } = await fresh();
      return find(header, token);
    }
  };
}

/** Whether it is a set of keys is seen by whoever takes it. */
function fetchKeys(url: URL): Promise<JSONWebKeySet> {
  return withDeadline(PATIENCE_MS, undefined, async (signal) => {
    const headers = { accept: 'application/jwk-set+json, application/json' };
    const response = await fetch(url, { headers, redirect: 'manual', signal });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new Error(`The keys are answered with status ${response.status}.`);
    }
    const tooLarge = () => new Error(`The keys are more than ${MAX_BYTES} bytes.`);
    return JSON.parse(await readText(response, { maxBytes: MAX_BYTES, tooLarge }, signal)) as JSONWebKeySet;
  });
}
