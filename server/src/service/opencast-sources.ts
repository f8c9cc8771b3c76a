import type { OpencastClient } from '@oc-stats/opencast';
import type { OwnRecord } from '@oc-stats/record';
import { milliseconds } from '../duration.ts';
import { CountedElsewhere } from './counted-elsewhere.ts';
import { prepareDataFolder } from './data-folder.ts';
import { keepCatalog, type KeptCatalog } from './kept-catalog.ts';
import { openNumbers } from './numbers.ts';
import { opencastClient, type OpencastSection } from './opencast-client.ts';
import type { OpenSources } from './open-sources.ts';
import type { ServiceParts } from './parts.ts';
import { storeOptions, timeZoneOf } from './settings.ts';

/** A real Opencast for names and rights, and wherever the configuration says that the numbers are. */
export async function openOpencastSources(
  parts: ServiceParts,
  section: OpencastSection,
): Promise<OpenSources> {
  const { adapters, config } = parts;
  await prepareDataFolder(config.store.folder);
  const client = opencastClient(section);
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const one of closing.splice(0).reverse()) await one();
  };
  try {
    const record = await adapters.openRecord(storeOptions(config));
    closing.push(() => record.close());
    const catalog = await keepOpencastCatalog(parts, section, client, record);
    closing.push(() => catalog.close());
    const counted = await CountedElsewhere.open(record.ledger, section.organizationId);
    const numbers = await openNumbers(parts, {
      counted,
      organization: section.organizationId,
      client,
      catalog: catalog.current,
      record,
    });
    closing.push(() => numbers.close());
    return {
      organization: section.organizationId,
      reader: numbers.reader,
      store: numbers.store,
      record,
      counted,
      catalog: catalog.current,
      find: catalog.find,
      terms: [],
      refresh: catalog.refresh,
      ...(numbers.survey ? { survey: numbers.survey } : {}),
      states: () => [catalogState(catalog), ...numbers.states()],
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function keepOpencastCatalog(
  { clock, config, log }: ServiceParts,
  section: OpencastSection,
  client: OpencastClient,
  { mirror }: OwnRecord,
): Promise<KeptCatalog> {
  return keepCatalog({
    client,
    mirror,
    clock,
    log,
    organization: section.organizationId,
    timeZone: timeZoneOf(config),
    refreshMs: milliseconds(section.refresh),
    ...(config.access.mode === 'opencast' ? { action: config.access.opencast.action } : {}),
  });
}

/** For `oc-stats status`. */
export function catalogState(catalog: KeptCatalog) {
  const { failure, readAt } = catalog.state();
  const size = catalog.current()?.size;
  const read =
    readAt && size ? `${size.episodes} episodes in ${size.series} series, read ${readAt}` : 'not read yet';
  return { what: 'catalogue', ok: failure === null, message: failure ? `${read}; ${failure}` : read };
}
