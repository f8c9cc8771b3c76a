import { civilDay } from '../service/civil-day.ts';
import { loadConfig, type Flags } from '../config/load.ts';
import { askOwner } from '../service/control.ts';
import { timeZoneOf } from '../service/settings.ts';
import { statusOf, statusText, type Status } from '../service/status.ts';
import { print, type Format, type Host } from './host.ts';
import { asOwner } from './owner.ts';

/** What is counted, and by whom: asked of the service when one runs, and looked up when none does. */
export async function status(host: Host, flags: Flags, { format }: { format: Format }): Promise<void> {
  const config = loadConfig(flags, host.env, host.cwd);
  const { folder } = config.store;
  const found = (await askOwner<Status>(folder, 'GET', '/status')) ?? (await ownStatus(host, config));
  print(host, format, found, statusText(found));
}

async function ownStatus(host: Host, config: ReturnType<typeof loadConfig>): Promise<Status> {
  const timeZone = timeZoneOf(config);
  const { catalog } = await host.adapters.openDemo({ today: civilDay(host.clock(), timeZone), timeZone });
  const about = { version: host.version, service: null, folder: config.store.folder };
  return asOwner(host, config, (store) => statusOf(store, catalog.organization.id, about));
}
