import { createSessionReader, type OpencastClient } from '@oc-stats/opencast';
import type { OwnRecord } from '@oc-stats/record';
import type { AccessParts } from '../access/access.ts';
import { configuredKeys } from '../access/token/configured-keys.ts';
import { keyFile } from '../access/token/key-file.ts';
import type { KeyRing } from '../access/token/key-ring.ts';
import type { Revocations } from '../access/token/revocations.ts';
import type { LoadedConfig } from '../config/load.ts';
import { milliseconds } from '../duration.ts';
import { opencastClient } from './opencast-client.ts';
import type { ServiceParts } from './parts.ts';

/** People wait for it, and a page of a list asks about fifty recordings. */
const ASKED_AT_ONCE = 12;

/** What the configured mode stands on; `null` in mode `open`, which proves nothing. */
export async function accessParts(
  { clock, config }: Pick<ServiceParts, 'clock' | 'config'>,
  record: OwnRecord | null,
): Promise<AccessParts | null> {
  if ((config.access.mode ?? 'open') === 'open') return null;
  if (!record) throw new Error('access needs the record');
  const parts = { keys: keyRing(config, clock), revocations: kept(record, clock) };
  const { opencast } = config;
  if (config.access.mode !== 'opencast' || !opencast) return parts;
  return {
    ...parts,
    session: createSessionReader({ uri: opencast.uri, timeoutMs: milliseconds(opencast.timeout) }),
    accessOf: accessOf(opencastClient(opencast, ASKED_AT_ONCE)),
  };
}

/** The keys of the configuration, or those in the data folder. */
export function keyRing({ access, store }: LoadedConfig, clock: () => Date): KeyRing {
  const { keys } = access.token;
  return keys && keys.length > 0 ? configuredKeys(keys) : keyFile(store.folder, clock);
}

function accessOf(client: OpencastClient): NonNullable<AccessParts['accessOf']> {
  return (type, id, signal) =>
    type === 'series' ? client.seriesAccess(id, signal) : client.eventAccess(id, signal);
}

/** Asked with every question, so they stand in memory; what is revoked is durable before it is said to be. */
export function kept({ ledger }: OwnRecord, clock: () => Date): Revocations {
  const untils = new Map(ledger.revoked(clock()).map(({ id, until }) => [id, until.getTime()]));
  return {
    isRevoked: (jti, now) => (untils.get(jti) ?? Number.NEGATIVE_INFINITY) > now.getTime(),
    async revoke(jti, until) {
      await ledger.revoke(jti, until);
      untils.set(jti, Math.max(until.getTime(), untils.get(jti) ?? 0));
    },
    list: (now) =>
      [...untils]
        .filter(([, until]) => until > now.getTime())
        .map(([jti, until]) => ({ jti, until: new Date(until) })),
  };
}
