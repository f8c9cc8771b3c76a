import { literal, type Session } from '@oc-stats/duckdb';

/** Which of several rows with one id speaks for the session. */
const NEWEST = {
  created: 'edited DESC NULLS LAST, file DESC, line DESC',
  usage: 'last_view DESC NULLS LAST, views DESC NULLS LAST, line DESC',
  storage: 'file DESC, line DESC',
} as const;

/** What two reports may say of one session, and the words for it. */
export const SHARED = {
  name: 'Session Name',
  creator: 'Creator',
  email: 'Email',
  folder: 'Folder Name',
  started: 'Start Time',
  minutes: 'Session Length',
  level0: 'Root Folder (Level 0)',
  level1: 'Subfolder (Level 1)',
  level2: 'Subfolder (Level 2)',
  level3: 'Subfolder (Level 3)',
  level4: 'Subfolder (Level 4)',
} as const;

const LEVELS = [0, 1, 2, 3, 4];

/**
 * One row a session, of all that was read. What two reports say is taken from the first that says it: storage, created,
 * usage. Never added, but views and minutes of usage reports whose windows lie apart.
 */
export async function join(
  session: Session,
  snapshot: number,
  courseRoots: readonly string[],
): Promise<void> {
  await session.run(onePerId('storage'));
  await session.run(onePerId('created'));
  await session.run(onePerIdAndFile('usage'));
  await session.run(
    `CREATE OR REPLACE TEMP TABLE usage_one AS
     SELECT id, ${[
       'name',
       'creator',
       'creator_id',
       'email',
       'folder',
       'folder_id',
       'started',
       'edited',
       'minutes',
       'source',
     ]
       .map((column) => `first(${column} ORDER BY file DESC) FILTER (${column} IS NOT NULL) AS ${column}`)
       .join(', ')},
       ${LEVELS.map((level) => `first(level${level} ORDER BY file DESC) AS level${level}`).join(', ')},
       sum(views) AS views, max(viewers) AS viewers, sum(delivered) AS delivered,
       CASE WHEN count(*) = 1 THEN first(average) ELSE sum(delivered) / nullif(sum(views), 0) END AS average,
       max(last_view) AS last_view
     FROM usage_file GROUP BY id`,
  );
  const first = (column: string) => `coalesce(s.${column}, c.${column}, u.${column})`;
  // Levels belong together: a folder of one report below the root of another does not exist.
  const levels = LEVELS.map(
    (level) =>
      `CASE WHEN s.level0 IS NOT NULL THEN s.level${level} WHEN c.level0 IS NOT NULL THEN c.level${level} ELSE u.level${level} END AS level${level}`,
  );
  await session.run(
    `INSERT INTO recording
     WITH joined AS (
       SELECT coalesce(s.id, c.id, u.id) AS id,
         CASE WHEN s.id IS NULL AND c.id IS NULL THEN 'usage-only' WHEN u.id IS NULL THEN 'created-only' ELSE 'both' END AS presence,
         ${['name', 'creator', 'creator_id', 'email', 'folder', 'folder_id', 'source', 'minutes', 'started'].map((c) => `${first(c)} AS ${c}`).join(', ')},
         ${levels.join(', ')},
         u.views AS views, u.viewers AS viewers, u.delivered AS delivered, u.average AS average, u.last_view AS last_view,
         s.archived AS archived, s.archived_on AS archived_on, s.on_demand_hours AS on_demand_hours, s.archived_hours AS archived_hours
       FROM storage_one s
       FULL JOIN created_one c ON c.id = s.id
       FULL JOIN usage_one u ON u.id = coalesce(s.id, c.id)
     )
     SELECT ${snapshot}, id, presence, name, creator, creator_id, email, folder, folder_id,
       coalesce(level0, '') AS root,
       list_filter([level0, level1, level2, level3, level4], lambda level: level IS NOT NULL) AS levels,
       level4 IS NOT NULL AND folder IS NOT NULL AND folder <> level4 AS path_truncated,
       CASE WHEN level0 = 'Users' THEN 'personal' WHEN level0 IN (${courseRoots.map(literal).join(', ') || 'NULL'}) THEN 'course' ELSE 'other' END AS kind,
       coalesce(source, '') AS source,
       epoch_ms(started::BIGINT), minutes, NULL::DOUBLE AS bytes,
       coalesce(views, 0), coalesce(viewers, 0), coalesce(delivered, 0), average, epoch_ms(last_view::BIGINT),
       archived, epoch_ms(archived_on::BIGINT), on_demand_hours, archived_hours
     FROM joined`,
  );
}

function onePerId(side: 'created' | 'storage'): string {
  return `CREATE OR REPLACE TEMP TABLE ${side}_one AS SELECT * FROM ${side}_row
    QUALIFY row_number() OVER (PARTITION BY id ORDER BY ${NEWEST[side]}) = 1`;
}

function onePerIdAndFile(side: 'usage'): string {
  return `CREATE OR REPLACE TEMP TABLE ${side}_file AS SELECT * FROM ${side}_row
    QUALIFY row_number() OVER (PARTITION BY id, file ORDER BY ${NEWEST[side]}) = 1`;
}
