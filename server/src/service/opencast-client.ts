import { createOpencastClient, type OpencastClient } from '@oc-stats/opencast';
import type { LoadedConfig } from '../config/load.ts';
import { milliseconds } from '../duration.ts';

export type OpencastSection = NonNullable<LoadedConfig['opencast']>;

export function opencastClient({ uri, user, password, timeout }: OpencastSection): OpencastClient {
  return createOpencastClient({ uri, user, password, timeoutMs: milliseconds(timeout) });
}
