import type { Term } from '@oc-stats/contract';
import type { LoadedConfig } from '../config/load.ts';
import { milliseconds } from '../duration.ts';
import { isLoopback } from '../loopback.ts';
import type { AccessSettings, JwtSettings, Origins, PrivacySettings, Settings } from '../settings.ts';
import type { InfluxSource, StoreOptions } from './adapters.ts';

export function settingsOf(config: LoadedConfig, version: string, ownTerms: readonly Term[]): Settings {
  const { calendar, server } = config;
  return {
    version,
    publicUrl: server.publicUrl ?? null,
    trustProxy: server.trustProxy,
    terms: calendar.terms ?? ownTerms,
    access: accessSettings(config),
    privacy: privacySettings(config),
  };
}

function accessSettings({ access, server }: LoadedConfig): AccessSettings {
  const mode = access.mode ?? 'open';
  const { jwt, organizationRole, retentionRole, ...opencast } = access.opencast;
  return {
    mode,
    origins: server.cors,
    embed: server.embed ?? framedBy(mode, server.cors),
    token: { longest: milliseconds(access.token.longest) / 1_000 },
    opencast: {
      ...opencast,
      ...set({ organizationRole, retentionRole }),
      ...(jwt ? { jwt: jwtSettings(jwt) } : {}),
    },
    ...set({ rateLimit: server.rateLimit ?? (mode === 'open' ? undefined : USUAL_RATE) }),
  };
}

/** A frame shows what the reader may see by the session; whoever may put it around itself has to be named for that. */
function framedBy(mode: AccessSettings['mode'], cors: Origins): Origins {
  return mode === 'opencast' && cors === '*' ? [] : cors;
}

/** A lecture hall may share one token or one network: some hundred people, each with a page of some questions. */
const USUAL_RATE = { perMinute: 3_000, burst: 600 };

export function jwtSettings(jwt: NonNullable<LoadedConfig['access']['opencast']['jwt']>): JwtSettings {
  return set(jwt);
}

/** As many as universities ask for in surveys. */
const USUAL_MINIMUM = 5;

/** Whoever keeps the service to this machine sees exact numbers; as soon as others may see them, small ones are kept. */
export function privacySettings({ access, privacy, server }: LoadedConfig): PrivacySettings {
  const isPrivate = (access.mode ?? 'open') === 'open' && isLoopback(server.host);
  const minimumVisitors = privacy.minimumVisitors ?? (isPrivate ? 0 : USUAL_MINIMUM);
  return { minimumVisitors, ...set({ minimumForSegments: privacy.minimumForSegments }) };
}

export function storeOptions(config: LoadedConfig): StoreOptions {
  const { folder, memoryLimit, threads } = config.store;
  return { folder, memoryLimit, threads, dayZone: timeZoneOf(config) };
}

/** How the InfluxDB of the configuration is reached; `null` where there is none. */
export function influxSource({ influxdb }: LoadedConfig): InfluxSource | null {
  if (!influxdb) return null;
  const { database, dialect, host, measurement, org, port, segmentsMeasurement, token, write } = influxdb;
  return {
    host,
    port,
    database,
    dialect,
    write,
    timeoutMs: milliseconds(influxdb.timeout),
    ...set({ token, org, measurement, segmentsMeasurement }),
    ...set({ user: influxdb.user || undefined, password: influxdb.password || undefined }),
    ...set({ retentionPolicy: influxdb['retention-policy'] }),
  };
}

/** Where nothing is said, days are cut where the machine stands. */
export function timeZoneOf({ calendar }: LoadedConfig): string {
  return calendar.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** What the operator has not set is left to whoever takes it. */
function set<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
}
