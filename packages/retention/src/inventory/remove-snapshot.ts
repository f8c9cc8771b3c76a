import type { Session } from '@oc-stats/duckdb';
import { snapshotOf } from './snapshots.ts';
import { TABLES } from './tables.ts';

/** Everything that was read into a snapshot, and nothing of others. */
export async function removeSnapshot(session: Session, snapshot: number): Promise<void> {
  await session.transaction(async () => {
    await snapshotOf(session, snapshot);
    for (const [table, columns] of Object.entries(TABLES))
      if (columns.includes('snapshot_no'))
        await session.run(`DELETE FROM ${table} WHERE snapshot_no = $snapshot`, { snapshot });
    await session.run('DELETE FROM snapshot WHERE no = $snapshot', { snapshot });
  });
  // A report that was read by mistake should not stay in free blocks of the file.
  await session.run('CHECKPOINT');
}
