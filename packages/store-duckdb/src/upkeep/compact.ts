import type { Session } from '../engine/session.ts';
import { TABLES, createTable } from '../schema/tables.ts';

/**
 * Late rows lie at the end of their table, where every question has to look. This puts all rows in order again;
 * answers stay the same, readers go on meanwhile.
 */
export async function compact(session: Session): Promise<void> {
  await session.transaction(async () => {
    for (const table of TABLES) {
      await session.run(createTable(table, 'sorted'));
      await session.run(`INSERT INTO sorted SELECT * FROM ${table.name} ORDER BY ${table.sortedBy}`);
      await session.run(`DROP TABLE ${table.name}`);
      await session.run(`ALTER TABLE sorted RENAME TO ${table.name}`);
    }
    await session.run('UPDATE meta SET sorted_rows = (SELECT count(*) FROM episode_day)');
  });
  await checkpoint(session);
}

/** A reader in the middle of an answer may prevent it; then it happens with a later write. */
export async function checkpoint(session: Session): Promise<void> {
  await session.connection.run('CHECKPOINT').catch(() => undefined);
}
