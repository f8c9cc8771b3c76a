import type { Session } from '@oc-stats/duckdb';
import { REPORT_NAMES } from '../report/report-kind.ts';
import { SHARED } from './join.ts';
import { HEADING_OF } from './warn-of-conflicts.ts';

/** What reports of one kind contradict each other in, before one row is left for each session; the latest counts. */
export async function warnOfEarlier(
  session: Session,
  { file, kind }: { readonly file: number; readonly kind: 'created' | 'storage' },
): Promise<void> {
  const columns = [...SHARED, 'path'] as const;
  const counts = columns.map((column) => `count(*) FILTER (differs_${column})::INTEGER`);
  const differs = columns.map((column) => `min(${column}) <> max(${column}) AS differs_${column}`);
  const [found = []] = await session.rows(
    `SELECT ${counts.join(', ')}
     FROM (
       SELECT ${differs.join(', ')}
       FROM ${kind}_row SEMI JOIN (SELECT id FROM ${kind}_row GROUP BY id HAVING min(file) <> max(file)) USING (id)
       GROUP BY id)`,
  );
  for (const [i, column] of columns.entries()) {
    const count = Number(found[i]);
    if (count === 0) continue;
    const sessions = count === 1 ? 'one session' : `${count} sessions`;
    const heading = column === 'path' ? 'Root Folder (Level 0)” to “Subfolder (Level 4)' : HEADING_OF[column];
    const message = `In ${sessions} the reports “${REPORT_NAMES[kind]}” differ in “${heading}”; the latest counts.`;
    await session.run("INSERT INTO warned VALUES ($file, NULL, 'conflict', $message)", { file, message });
  }
}
