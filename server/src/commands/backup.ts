import { resolve } from 'node:path';
import { loadConfig, type Flags } from '../config/load.ts';
import { SharedInventory } from '../retention-desk/shared-inventory.ts';
import { backUp } from '../service/back-up.ts';
import { askOwner } from '../service/ask-owner.ts';
import { print, type Format, type Host } from './host.ts';
import { asOwner } from './owner.ts';

/** Files with all that cannot be fetched again, written by whoever owns the store: the running service, or this command. */
export async function backup(
  host: Host,
  flags: Flags,
  file: string,
  { format }: { format: Format },
): Promise<void> {
  const config = loadConfig(flags, host.env, host.cwd);
  const target = resolve(host.cwd, file);
  const done = await askOwner<{ files: readonly string[] }>(config.store.folder, 'POST', '/backup', {
    file: target,
  });
  // Nobody else has it open in this process.
  const inventory = new SharedInventory({ exclusively: (work) => work() }, config.store.folder);
  const files =
    done?.files ?? (await asOwner(host, config, (owned) => backUp({ ...owned, inventory }, target)));
  print(host, format, { file: target, files }, files.map((one) => `Written to ${one}\n`).join(''));
}
