import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadConfig, type Flags } from '../config/load.ts';
import { INVENTORY_SUFFIX, RECORD_SUFFIX } from '../service/back-up.ts';
import { askOwner } from '../service/ask-owner.ts';
import { prepareDataFolder } from '../service/data-folder.ts';
import { storeOptions } from '../service/settings.ts';
import type { Status } from '../service/status.ts';
import { print, type Format, type Host } from './host.ts';
import { OperatorError } from './operator-error.ts';

/** Puts a backup in the place of what is there. */
export async function restore(
  host: Host,
  flags: Flags,
  file: string,
  { format }: { format: Format },
): Promise<void> {
  const config = loadConfig(flags, host.env, host.cwd);
  const { folder } = config.store;
  const running = await askOwner<Status>(folder, 'GET', '/status');
  if (running)
    throw new OperatorError(
      `The service at ${running.service?.address} uses this data folder. Stop it first.`,
    );
  await prepareDataFolder(folder);
  const source = resolve(host.cwd, file);
  const record = `${source}${RECORD_SUFFIX}`;
  const inventory = `${source}${INVENTORY_SUFFIX}`;
  const options = storeOptions(config);
  // A service that reads an InfluxDB has no numbers of its own.
  if (existsSync(source) || ![record, inventory].some(existsSync))
    await host.adapters.restoreStore(options, source);
  if (existsSync(record)) await host.adapters.restoreRecord(options, record);
  if (existsSync(inventory)) {
    const { RetentionInventory } = await import('@oc-stats/retention');
    await RetentionInventory.restore(inventory, folder);
  }
  print(host, format, { folder, file: source }, `Restored into ${folder}\n`);
}
