import type { StoreSession } from '../engine/store-session.ts';
import { TABLES, createTable } from '../schema/tables.ts';
import { checkpoint } from './checkpoint.ts';
import { copyInOrder } from './in-order.ts';

/**
 * Writes all tables anew and in order, also those that `tidy` leaves alone; answers stay the same, readers go on
 * meanwhile.
 */
export async function compact(session: StoreSession): Promise<void> {
  await session.transaction(async () => {
    for (const table of TABLES) {
      await session.run(createTable(table, 'sorted'));
      await copyInOrder(session, table, table.name, 'sorted');
      await session.run(`DROP TABLE ${table.name}`);
      await session.run(`ALTER TABLE sorted RENAME TO ${table.name}`);
    }
    await session.run('DELETE FROM loose');
  });
  await checkpoint(session);
}
