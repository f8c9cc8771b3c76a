import { pino } from 'pino';
import { loadConfig, type Flags } from '../config/load.ts';
import { askOwner } from '../service/ask-owner.ts';
import { prepareDataFolder } from '../service/data-folder.ts';
import { keepCatalog } from '../service/kept-catalog.ts';
import { opencastClient } from '../service/opencast-client.ts';
import { storeOptions, timeZoneOf } from '../service/settings.ts';
import { print, type Format, type Host } from './host.ts';
import { OperatorError } from './operator-error.ts';

type Size = { readonly series: number; readonly episodes: number };

/** Reads names and dates from Opencast now, in the running service or in its place. */
export async function refresh(
  host: Host,
  flags: Flags,
  { accept, format }: { readonly accept: boolean; readonly format: Format },
): Promise<void> {
  const config = loadConfig(flags, host.env, host.cwd);
  const size =
    (await askOwner<Size>(config.store.folder, 'POST', '/refresh', { accept })) ??
    (await ownRefresh(host, config, accept));
  print(host, format, size, `${size.episodes} episodes in ${size.series} series\n`);
}

async function ownRefresh(host: Host, config: ReturnType<typeof loadConfig>, accept: boolean): Promise<Size> {
  const { opencast, store } = config;
  if (!opencast) throw new OperatorError('There is no section "opencast" in the configuration.');
  await prepareDataFolder(store.folder);
  const record = await host.adapters.openRecord(storeOptions(config));
  try {
    const catalog = await keepCatalog({
      client: opencastClient(opencast),
      mirror: record.mirror,
      organization: opencast.organizationId,
      timeZone: timeZoneOf(config),
      refreshMs: null,
      clock: host.clock,
      log: pino({ level: 'silent' }),
    });
    try {
      await catalog.refresh({ accept });
      return catalog.current()?.size ?? { series: 0, episodes: 0 };
    } finally {
      await catalog.close();
    }
  } finally {
    await record.close();
  }
}
