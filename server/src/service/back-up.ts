import type { SharedInventory } from '../retention-desk/shared-inventory.ts';
import type { OpenSources } from './open-sources.ts';

/** The record and the inventory lie beside the numbers; `oc-stats restore` takes all of them. */
export const RECORD_SUFFIX = '.record';
export const INVENTORY_SUFFIX = '.retention';

interface Owned extends Pick<OpenSources, 'record' | 'store'> {
  readonly inventory: SharedInventory;
}

/** Writes what this service owns; nothing is ever overwritten. */
export async function backUp({ inventory, record, store }: Owned, file: string): Promise<readonly string[]> {
  const written: string[] = [];
  if (store) {
    await store.backup(file);
    written.push(file);
  }
  if (record) {
    await record.backup(`${file}${RECORD_SUFFIX}`);
    written.push(`${file}${RECORD_SUFFIX}`);
  }
  if (inventory.isThere) {
    await inventory.briefly((opened) => opened.backup(`${file}${INVENTORY_SUFFIX}`));
    written.push(`${file}${INVENTORY_SUFFIX}`);
  }
  return written;
}
