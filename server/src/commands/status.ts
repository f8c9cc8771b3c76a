import type { OwnRecord } from '@oc-stats/record';
import { pino } from 'pino';
import { civilDay } from '../service/civil-day.ts';
import { loadConfig, type Flags, type LoadedConfig } from '../config/load.ts';
import { askOwner } from '../service/ask-owner.ts';
import { CountedElsewhere } from '../service/counted-elsewhere.ts';
import { keepCatalog, type KeptCatalog } from '../service/kept-catalog.ts';
import { openNumbers } from '../service/numbers.ts';
import { opencastClient, type OpencastSection } from '../service/opencast-client.ts';
import { catalogState } from '../service/opencast-sources.ts';
import { timeZoneOf } from '../service/settings.ts';
import { statusOf, statusText, type Status } from '../service/status.ts';
import { print, type Format, type Host } from './host.ts';
import { asOwner, asStoreOwner } from './owner.ts';

/** What is counted, and by whom: asked of the service when one runs, and looked up when none does. */
export async function status(host: Host, flags: Flags, { format }: { format: Format }): Promise<void> {
  const config = loadConfig(flags, host.env, host.cwd);
  const { folder } = config.store;
  const found = (await askOwner<Status>(folder, 'GET', '/status')) ?? (await ownStatus(host, config));
  print(host, format, found, statusText(found));
}

async function ownStatus(host: Host, config: LoadedConfig): Promise<Status> {
  const about = { version: host.version, service: null, folder: config.store.folder };
  const { opencast } = config;
  if (!opencast) {
    const organization = await demoOrganization(host, config);
    return asStoreOwner(host, config, (reader) =>
      statusOf({ organization, reader, states: () => [] }, about),
    );
  }
  const organization = opencast.organizationId;
  return asOwner(host, config, async ({ record, store }) => {
    if (!record) throw new Error('with an Opencast there is a record');
    const catalog = await readLast(host, config, opencast, record);
    const states = () => [catalogState(catalog)];
    if (store) return statusOf({ organization, reader: store, states }, about);
    const parts = { adapters: host.adapters, clock: host.clock, config, log: pino({ level: 'silent' }) };
    const client = opencastClient(opencast);
    const counted = await CountedElsewhere.open(record.ledger, organization);
    const of = { organization, client, catalog: catalog.current, record, counted };
    const numbers = await openNumbers(parts, of);
    try {
      return await statusOf({ organization, reader: numbers.reader, states }, about);
    } finally {
      await numbers.close();
    }
  });
}

/** What the record holds of names and dates; Opencast is not asked. */
function readLast(
  { clock }: Host,
  config: LoadedConfig,
  opencast: OpencastSection,
  { mirror }: OwnRecord,
): Promise<KeptCatalog> {
  return keepCatalog({
    client: opencastClient(opencast),
    mirror,
    organization: opencast.organizationId,
    timeZone: timeZoneOf(config),
    refreshMs: null,
    clock,
    log: pino({ level: 'silent' }),
  });
}

async function demoOrganization(host: Host, config: LoadedConfig): Promise<string> {
  const timeZone = timeZoneOf(config);
  const { catalog } = await host.adapters.openDemo({ today: civilDay(host.clock(), timeZone), timeZone });
  return catalog.organization.id;
}
