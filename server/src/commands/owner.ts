import type { LoadedConfig } from '../config/load.ts';
import type { OwnedStore } from '../service/adapters.ts';
import { prepareDataFolder } from '../service/data-folder.ts';
import { storeOptions } from '../service/settings.ts';
import type { Host } from './host.ts';

/** Becomes the owner of the store for as long as `work` takes. */
export async function asOwner<T>(
  host: Host,
  config: LoadedConfig,
  work: (store: OwnedStore) => Promise<T>,
): Promise<T> {
  await prepareDataFolder(config.store.folder);
  const store = await host.adapters.openStore(storeOptions(config));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
