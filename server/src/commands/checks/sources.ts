import { addDays } from '@oc-stats/contract';
import { checkOpencast, type OpencastUse } from '@oc-stats/opencast';
import type { LoadedConfig } from '../../config/load.ts';
import { askOwner } from '../../service/ask-owner.ts';
import type { Finding } from '../../service/adapters.ts';
import { civilDay } from '../../service/civil-day.ts';
import { matomoClient } from '../../service/jobs/collect-matomo.ts';
import { keptFiles, keptText } from '../../service/kept-files.ts';
import { numberSourceOf } from '../../service/numbers.ts';
import { opencastClient, type OpencastSection } from '../../service/opencast-client.ts';
import { influxSource, timeZoneOf } from '../../service/settings.ts';
import type { Status } from '../../service/status.ts';
import type { Host } from '../host.ts';
import { asOwner } from '../owner.ts';

/** Looks at everything that names and numbers come from, as far as each can be looked at. */
export async function sourceFindings(host: Host, config: LoadedConfig): Promise<Finding[]> {
  const source = influxSource(config);
  return [
    ...(config.opencast
      ? await opencastFindings(config, config.opencast)
      : [await one('catalogue', () => demoText(host, config))]),
    ...(source
      ? await several('influxdb', async () => {
          const found = await host.adapters.checkInflux(source, config.opencast?.organizationId ?? '');
          return found.map((one) => ({ ...one, what: `influxdb ${one.what}` }));
        })
      : []),
    ...(await matomoFindings(host, config)),
    ...(await lastViewsFindings(config)),
    await one('store', () => storeText(host, config)),
    ...(await keptFindings(config)),
  ];
}

function opencastFindings(config: LoadedConfig, section: OpencastSection): Promise<readonly Finding[]> {
  const uses: OpencastUse[] = [
    'names',
    ...(config.access.mode === 'opencast' ? (['access'] as const) : []),
    ...(numberSourceOf(config) === 'opencast' ? (['statistics'] as const) : []),
  ];
  return several('opencast', async () => {
    const { organizationId } = section;
    const found = await checkOpencast(opencastClient(section), { organizationId, uses });
    return found.map((one) => ({ ...one, what: `opencast ${one.what}` }));
  });
}

async function matomoFindings({ clock }: Host, config: LoadedConfig): Promise<readonly Finding[]> {
  const { matomo } = config.collect;
  if (!matomo) return [];
  return several('matomo', async () => {
    const { checkMatomo } = await import('@oc-stats/matomo');
    const timeZone = matomo.timeZone ?? timeZoneOf(config);
    const day = addDays(civilDay(clock(), timeZone), -1);
    const found = await checkMatomo(await matomoClient(matomo), { timeZone, day });
    return found.map((finding) => ({ ...finding, what: `matomo ${finding.what}` }));
  });
}

/** Otherwise it would be missed at night. */
async function lastViewsFindings(config: LoadedConfig): Promise<readonly Finding[]> {
  const { lastViews } = config.retention;
  if (lastViews === undefined) return [];
  const read = async () => {
    const { readLastViews } = await import('@oc-stats/retention');
    const { byEvent, warnings } = await readLastViews(lastViews, timeZoneOf(config));
    const left = warnings.length === 0 ? '' : `; ${warnings.length} rows cannot be read`;
    return `${lastViews}, of ${byEvent.size} events${left}`;
  };
  return [await one('last views', read)];
}

async function demoText(host: Host, config: LoadedConfig): Promise<string> {
  const timeZone = timeZoneOf(config);
  const { catalog } = await host.adapters.openDemo({ today: civilDay(host.clock(), timeZone), timeZone });
  return `built-in demo, ${catalog.size.series} series and ${catalog.size.episodes} episodes`;
}

async function storeText(host: Host, config: LoadedConfig): Promise<string> {
  const { folder } = config.store;
  const running = await askOwner<Status>(folder, 'GET', '/status');
  if (running) return `${folder}, in use by the service at ${running.service?.address}`;
  return asOwner(host, config, async ({ store }) => {
    if (!store)
      return `${folder}, for what oc-stats remembers itself; numbers come from "${numberSourceOf(config)}"`;
    const { engine, version } = await store.health();
    const { through } = await store.bounds(config.opencast?.organizationId ?? '');
    const isBare = config.opencast && numberSourceOf(config) === 'embedded' && through === null;
    const hint = 'nothing is counted yet: run "oc-stats import influx" or "oc-stats collect matomo"';
    return `${folder}, ${engine} ${version}${isBare ? `; ${hint}` : ''}`;
  });
}

/** No fault, but it takes room that nobody else would look for. */
async function keptFindings({ store }: LoadedConfig): Promise<Finding[]> {
  const files = await keptFiles(store.folder);
  return files.length === 0 ? [] : [{ what: 'kept files', ok: true, code: 'kept', message: keptText(files) }];
}

async function one(what: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { what, ok: true, message: await look() };
  } catch (error) {
    return { what, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

/** A check that itself fails is a finding as well. */
async function several(what: string, look: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    return [{ what, ok: false, message: error instanceof Error ? error.message : String(error) }];
  }
}
