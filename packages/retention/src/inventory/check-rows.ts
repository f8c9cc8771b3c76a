import type { Session } from '@oc-stats/duckdb';
import { HEADINGS, type Field } from '../report/columns.ts';
import type { Warning } from '../report/warning.ts';

/** All that a row says but where it stands. */
const SAID = `name, creator, creator_id, email, folder, folder_id, started, edited, minutes, source, views, viewers,
  delivered, average, last_view, level0, level1, level2, level3, level4, archived, archived_on, on_demand_hours, archived_hours`;

const SHARED = {
  name: 'name',
  creator: 'creator',
  email: 'email',
  folder: 'folder',
  started: 'started',
  minutes: 'minutes',
  level0: 'level0',
  level1: 'level1',
  level2: 'level2',
  level3: 'level3',
  level4: 'level4',
} as const satisfies Partial<Record<Field, string>>;

/** What can only be seen when all rows are there: those that say one thing twice, and those that contradict. */
export async function checkRows(
  session: Session,
  files: readonly string[],
  warn: (warning: Warning) => void,
): Promise<void> {
  for (const side of ['created', 'usage', 'storage']) {
    const rows = await session.rows(
      `SELECT file::INTEGER, line::INTEGER, id, count(DISTINCT said) OVER (PARTITION BY file, id) > 1
       FROM (SELECT file, line, id, hash(${SAID}) AS said, count(*) OVER (PARTITION BY file, id) AS times FROM ${side}_row)
       WHERE times > 1
       QUALIFY row_number() OVER (PARTITION BY file, id ORDER BY line) > 1
       ORDER BY file, line`,
    );
    for (const [file, line, id, contradicts] of rows) {
      const code = contradicts ? 'contradicting-duplicate' : 'duplicate';
      const message = contradicts
        ? `${String(id)} is there with other values as well; one of the rows counts, and nothing is added up.`
        : `${String(id)} is there already, with the same values; it counts once.`;
      warn({ file: files[Number(file)] ?? '', line: Number(line), code, message });
    }
  }
  await conflicts(session, files, warn);
}

async function conflicts(
  session: Session,
  files: readonly string[],
  warn: (warning: Warning) => void,
): Promise<void> {
  const columns = Object.values(SHARED);
  const counts = columns.map(
    (column) =>
      `count(DISTINCT c.id) FILTER (c.${column} IS NOT NULL AND u.${column} IS NOT NULL AND c.${column} <> u.${column})::INTEGER`,
  );
  const [[file, ...found] = []] = await session.rows(
    `SELECT min(c.file)::INTEGER, ${counts.join(', ')} FROM created_row c JOIN usage_row u ON u.id = c.id`,
  );
  Object.keys(SHARED).forEach((field, i) => {
    const count = Number(found[i] ?? 0);
    if (count === 0) return;
    const heading = HEADINGS[field as Field][0];
    const sessions = count === 1 ? 'one session' : `${count} sessions`;
    const message = `In ${sessions} the usage report has another “${heading}”; the one of this report counts.`;
    warn({ file: files[Number(file)] ?? '', line: null, code: 'conflict', message });
  });
}
