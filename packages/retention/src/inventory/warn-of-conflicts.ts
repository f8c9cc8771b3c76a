import type { Session } from '@oc-stats/duckdb';
import { HEADINGS } from '../report/columns.ts';
import { REPORT_NAMES } from '../report/report-kind.ts';
import { SHARED } from './join.ts';
import { levelsOf } from './levels-of.ts';

export const HEADING_OF: Readonly<Record<(typeof SHARED)[number], string>> = {
  name: HEADINGS.name[0],
  creator: HEADINGS.creator[0],
  creator_id: HEADINGS.creatorId[0],
  email: HEADINGS.email[0],
  folder: HEADINGS.folder[0],
  folder_id: HEADINGS.folderId[0],
  source: HEADINGS.source[0],
  started: HEADINGS.started[0],
  minutes: HEADINGS.minutes[0],
};
const LEVELS = (['level0', 'level1', 'level2', 'level3', 'level4'] as const).map(
  (level) => HEADINGS[level][0],
);

/** Titles and folders do change between two reports; how often they did is said for each column. */
export async function warnOfConflicts(
  session: Session,
  files: { readonly created: number; readonly storage: number },
): Promise<void> {
  await between(session, { file: files.created, kept: 'created', other: 'usage', suffix: 'usage' });
  await between(session, { file: files.storage, kept: 'storage', other: 'created', suffix: 'storage' });
}

async function between(
  session: Session,
  {
    file,
    kept,
    other,
    suffix,
  }: {
    readonly file: number;
    readonly kept: 'created' | 'storage';
    readonly other: 'usage' | 'created';
    readonly suffix: string;
  },
): Promise<void> {
  const counts = SHARED.map((_, bit) => `count(*) FILTER (differs_${suffix} & ${1 << bit} > 0)::INTEGER`);
  const [found = []] = await session.rows(`SELECT ${counts.join(', ')} FROM joined`);
  const levels = LEVELS.map(
    (_, level) => `count(*) FILTER (ours[${level + 1}] IS DISTINCT FROM theirs[${level + 1}])::INTEGER`,
  );
  const [inPaths = []] = await session.rows(
    `SELECT ${levels.join(', ')}
     FROM (SELECT ${levelsOf(`paths_${suffix}[1]`)} AS ours, ${levelsOf(`paths_${suffix}[2]`)} AS theirs
       FROM joined WHERE paths_${suffix} IS NOT NULL)`,
  );
  const headings = [...SHARED.map((column) => HEADING_OF[column]), ...LEVELS];
  for (const [i, count] of [...found, ...inPaths].entries()) {
    if (Number(count) === 0) continue;
    const sessions = Number(count) === 1 ? 'one session' : `${String(count)} sessions`;
    const message = `In ${sessions} “${REPORT_NAMES[other]}” has another “${headings[i] ?? ''}”; that of “${REPORT_NAMES[kept]}” counts.`;
    await session.run("INSERT INTO warned VALUES ($file, NULL, 'conflict', $message)", { file, message });
  }
}
