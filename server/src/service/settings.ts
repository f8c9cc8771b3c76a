import type { Term } from '@oc-stats/contract';
import type { LoadedConfig } from '../config/load.ts';
import type { Settings } from '../settings.ts';
import type { StoreOptions } from './adapters.ts';

export function settingsOf(config: LoadedConfig, version: string, demoTerms: readonly Term[]): Settings {
  const { access, calendar, privacy, server } = config;
  return {
    version,
    publicUrl: server.publicUrl ?? null,
    trustProxy: server.trustProxy,
    terms: calendar.terms ?? demoTerms,
    // Other modes have been refused when the configuration was read.
    access: { mode: (access.mode ?? 'open') as 'open', origins: server.cors },
    privacy,
  };
}

export function storeOptions(config: LoadedConfig): StoreOptions {
  return { ...config.store, dayZone: timeZoneOf(config) };
}

/** Where nothing is said, days are cut where the machine stands. */
export function timeZoneOf({ calendar }: LoadedConfig): string {
  return calendar.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
