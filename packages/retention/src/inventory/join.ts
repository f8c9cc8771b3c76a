import { literal, type Session } from '@oc-stats/duckdb';
import { levelsOf } from './levels-of.ts';

/** What more than one report says of a session, but its folder path. */
export const SHARED = [
  'name',
  'creator',
  'creator_id',
  'email',
  'folder',
  'folder_id',
  'source',
  'started',
  'minutes',
] as const;

/**
 * One row a session, of all that was read, into the temporary table `joined`. What several reports say is taken from the
 * first that says it: storage, created, usage. Of what differs, `differs_usage` and `differs_storage` have a bit each, in
 * the order of `SHARED`, and `paths_usage` and `paths_storage` both paths.
 */
export async function joinReports(session: Session, usageFiles: number): Promise<void> {
  if (usageFiles > 1) await addUsage(session);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE joined AS
     SELECT coalesce(s.id, c.id, u.id) AS id,
       CASE WHEN s.id IS NULL AND c.id IS NULL THEN 'usage-only' WHEN u.id IS NULL THEN 'created-only' ELSE 'both' END AS presence,
       ${SHARED.map((column) => `coalesce(s.${column}, c.${column}, u.${column}) AS ${column}`).join(', ')},
       coalesce(s.path, c.path, u.path, '') AS path,
       ${differing('c', 'u')} AS differs_usage,
       CASE WHEN c.path <> u.path THEN [c.path, u.path] END AS paths_usage,
       ${differing('s', 'c')} AS differs_storage,
       CASE WHEN s.path <> c.path THEN [s.path, c.path] END AS paths_storage,
       coalesce(u.views, 0)::BIGINT AS views, coalesce(u.viewers, 0)::BIGINT AS viewers,
       coalesce(u.delivered, 0) AS delivered, u.average, u.last_view,
       s.archived = 1 AS archived, s.archived_on, s.on_demand_hours, s.archived_hours
     FROM storage_row s
     FULL JOIN created_row c ON c.id = s.id
     FULL JOIN ${usageFiles > 1 ? 'usage_one' : 'usage_row'} u ON u.id = coalesce(s.id, c.id)`,
  );
}

export async function keepJoined(
  session: Session,
  snapshot: number,
  courseRoots: readonly string[],
): Promise<void> {
  const roots = courseRoots.map(literal).join(', ') || 'NULL';
  await session.run(
    `INSERT INTO recording BY NAME
     SELECT ${snapshot} AS snapshot_no, id, presence, ${SHARED.filter((column) => column !== 'source' && column !== 'started').join(', ')},
       coalesce(source, '') AS source, epoch_ms(started::BIGINT) AS started,
       path, levels, coalesce(levels[1], '') AS root,
       CASE WHEN levels[1] = 'Users' THEN 'personal' WHEN levels[1] IN (${roots}) THEN 'course' ELSE 'other' END AS kind,
       coalesce(levels[5] <> folder, FALSE) AS path_truncated,
       NULL::DOUBLE AS bytes, views, viewers, delivered, average, epoch_ms(last_view::BIGINT) AS last_view,
       views::DOUBLE AS year_views,
       archived, epoch_ms(archived_on::BIGINT) AS archived_on, on_demand_hours, archived_hours
     FROM (SELECT *, ${levelsOf('path')} AS levels FROM joined)`,
  );
}

/** Usage of windows that lie apart adds up; people do not, and of texts those of the latest window count. */
async function addUsage(session: Session): Promise<void> {
  const latest = [...SHARED, 'path'].map((column) => `arg_max(${column}, file) AS ${column}`);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE usage_one AS
     SELECT id, ${latest.join(', ')},
       sum(views) AS views, max(viewers) AS viewers, sum(delivered) AS delivered,
       CASE WHEN count(*) = 1 THEN any_value(average) ELSE sum(delivered) / nullif(sum(views), 0) END AS average,
       max(last_view) AS last_view
     FROM usage_row GROUP BY id`,
  );
}

function differing(one: string, other: string): string {
  const bits = SHARED.map(
    (column, bit) => `CASE WHEN ${one}.${column} <> ${other}.${column} THEN ${1 << bit} ELSE 0 END`,
  );
  return `(${bits.join(' + ')})::INTEGER`;
}
