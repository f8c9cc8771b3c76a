import type { Session } from '@oc-stats/duckdb';
import { HEADINGS, type Field } from '../report/columns.ts';
import { REPORT_NAMES } from '../report/report-kind.ts';
import { SHARED } from './join.ts';
import { levelsOf } from './levels-of.ts';

const FIELDS: Readonly<Record<(typeof SHARED)[number], Field>> = {
  name: 'name',
  creator: 'creator',
  creator_id: 'creatorId',
  email: 'email',
  folder: 'folder',
  folder_id: 'folderId',
  source: 'source',
  started: 'started',
  minutes: 'minutes',
};
const LEVELS: readonly Field[] = ['level0', 'level1', 'level2', 'level3', 'level4'];

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
  const fields = [...SHARED.map((column) => FIELDS[column]), ...LEVELS];
  for (const [i, count] of [...found, ...inPaths].entries()) {
    const field = fields[i];
    if (Number(count) === 0 || !field) continue;
    const sessions = Number(count) === 1 ? 'one session' : `${String(count)} sessions`;
    const message = `In ${sessions} “${REPORT_NAMES[other]}” has another “${HEADINGS[field][0]}”; that of “${REPORT_NAMES[kept]}” counts.`;
    await session.run("INSERT INTO warned VALUES ($file, NULL, 'conflict', $message)", { file, message });
  }
}
