import { kept } from '../service/access-parts.ts';
import { prepareDataFolder } from '../service/data-folder.ts';
import { storeOptions } from '../service/settings.ts';
import type { OpenRevocations } from './revoke.ts';

/** Where no service runs, the command owns the record for a moment. */
export const openRevocations: OpenRevocations = async (host, config) => {
  await prepareDataFolder(config.store.folder);
  const record = await host.adapters.openRecord(storeOptions(config));
  return { revocations: kept(record, host.clock), close: () => record.close() };
};
