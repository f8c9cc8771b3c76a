import { createOpencastClient, type OpencastClient } from '@oc-stats/opencast';
import type { LoadedConfig } from '../config/load.ts';
import { milliseconds } from '../duration.ts';

export type OpencastSection = NonNullable<LoadedConfig['opencast']>;

export function opencastClient(
  { uri, user, password, timeout }: OpencastSection,
  concurrency?: number,
): OpencastClient {
  const atOnce = concurrency === undefined ? {} : { concurrency };
  return createOpencastClient({ uri, user, password, timeoutMs: milliseconds(timeout), ...atOnce });
}
