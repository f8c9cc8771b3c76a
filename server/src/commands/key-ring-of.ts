import type { KeyRing } from '../access/token/key-ring.ts';
import type { LoadedConfig } from '../config/load.ts';
import { keyRing } from '../service/access-parts.ts';
import { prepareDataFolder } from '../service/data-folder.ts';

/** The keys that the service has, or will have when it starts. */
export async function keyRingOf(config: LoadedConfig, clock: () => Date): Promise<KeyRing> {
  await prepareDataFolder(config.store.folder);
  return keyRing(config, clock);
}
