import type { OwnRecord } from '@oc-stats/record';
import type { LoadedConfig } from '../config/load.ts';
import type { OwnedStore } from '../service/adapters.ts';
import { prepareDataFolder } from '../service/data-folder.ts';
import { numberSourceOf } from '../service/numbers.ts';
import { storeOptions } from '../service/settings.ts';
import type { Host } from './host.ts';

/** What lies in the data folder of this configuration. */
export interface Owned {
  readonly store: OwnedStore | null;
  readonly record: OwnRecord | null;
}

/** Becomes the owner of the data folder for as long as `work` takes. */
export async function asOwner<T>(
  host: Host,
  config: LoadedConfig,
  work: (owned: Owned) => Promise<T>,
): Promise<T> {
  await prepareDataFolder(config.store.folder);
  const options = storeOptions(config);
  const hasNumbers = ['embedded', 'mirror'].includes(numberSourceOf(config));
  const store = hasNumbers ? await host.adapters.openStore(options) : null;
  try {
    const record = config.opencast ? await host.adapters.openRecord(options) : null;
    try {
      return await work({ store, record });
    } finally {
      await record?.close();
    }
  } finally {
    await store?.close();
  }
}

/** For what is about numbers of one's own; the configuration has seen to it that there are some. */
export async function asStoreOwner<T>(
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
