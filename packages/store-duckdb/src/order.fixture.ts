import { inDatabase } from './raw-database.fixture.ts';

/** How many rows of each table of facts lie behind one that they belong before; the store must be closed. */
export async function misplacedIn(file: string): Promise<Record<string, number>> {
  const misplaced: Record<string, number> = {};
  for (const table of ['episode_day', 'segments']) {
    const [[count] = []] = await inDatabase(
      file,
      `SELECT count(*)::INTEGER FROM (SELECT place, lag(place) OVER (ORDER BY rowid) AS earlier
       FROM (SELECT rowid, (year(day), month(day) > 6, series_no, ep_no, day) AS place FROM ${table}))
       WHERE place < earlier`,
    );
    misplaced[table] = count as number;
  }
  return misplaced;
}
