import type { StatsReader } from '@oc-stats/store';
import { pino } from 'pino';
import { civilDay } from '../service/civil-day.ts';
import { loadConfig, type Flags, type LoadedConfig } from '../config/load.ts';
import { askOwner } from '../service/control.ts';
import { numberSourceOf, openInflux } from '../service/numbers.ts';
import { timeZoneOf } from '../service/settings.ts';
import { statusOf, statusText, type Status } from '../service/status.ts';
import { print, type Format, type Host } from './host.ts';
import { asStoreOwner } from './owner.ts';

/** What is counted, and by whom: asked of the service when one runs, and looked up when none does. */
export async function status(host: Host, flags: Flags, { format }: { format: Format }): Promise<void> {
  const config = loadConfig(flags, host.env, host.cwd);
  const { folder } = config.store;
  const found = (await askOwner<Status>(folder, 'GET', '/status')) ?? (await ownStatus(host, config));
  print(host, format, found, statusText(found));
}

async function ownStatus(host: Host, config: LoadedConfig): Promise<Status> {
  const about = { version: host.version, service: null, folder: config.store.folder };
  const organization = config.opencast?.organizationId ?? (await demoOrganization(host, config));
  const of = (reader: StatsReader) => statusOf({ organization, reader, states: () => [] }, about);
  if (numberSourceOf(config) !== 'influxdb') return asStoreOwner(host, config, of);
  const log = pino({ level: 'silent' });
  const reader = await openInflux({ adapters: host.adapters, clock: host.clock, config, log });
  try {
    return await of(reader);
  } finally {
    await reader.close();
  }
}

async function demoOrganization(host: Host, config: LoadedConfig): Promise<string> {
  const timeZone = timeZoneOf(config);
  const { catalog } = await host.adapters.openDemo({ today: civilDay(host.clock(), timeZone), timeZone });
  return catalog.organization.id;
}
