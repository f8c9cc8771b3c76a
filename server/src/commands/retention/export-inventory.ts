import { basename } from 'node:path';
import type { RetentionInventory } from '@oc-stats/retention';
import type { OutputFolder } from '../../retention/files/output-folder.ts';

export const EXPORTS = ['csv', 'parquet', 'sql'] as const;
export type Export = (typeof EXPORTS)[number];

/** The whole inventory, all snapshots of it, for whoever wants to ask it something else. */
export async function exportInventory(
  inventory: RetentionInventory,
  as: Export,
  { out, signal }: { readonly out: OutputFolder; readonly signal: AbortSignal },
): Promise<void> {
  await out.fill(async (folder) => {
    const written =
      as === 'sql'
        ? [await inventory.exportSql(`${folder}/inventory.sql`, signal)]
        : await inventory.exportFiles(folder, as, signal);
    return written.map(({ file }) => {
      const name = basename(file);
      return { file, name: as === 'sql' ? name : `inventory-${name}` };
    });
  });
}
