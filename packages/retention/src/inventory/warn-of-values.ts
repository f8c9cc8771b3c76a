import { addDays, dayNumber, type Day } from '@oc-stats/contract';
import { literal, type Session } from '@oc-stats/duckdb';
import { KNOWN_SOURCES } from '../report/known-sources.ts';

const MS_PER_DAY = 86_400_000;

/** What is odd in rows that count. They count as they are. */
export async function warnOfValues(
  session: Session,
  asOf: Day,
  files: { readonly created: number },
): Promise<void> {
  const tomorrow = dayNumber(addDays(asOf, 1)) * MS_PER_DAY;
  await session.run(
    `INSERT INTO warned
     SELECT file, line, 'view-after-report', id || ' was last viewed after ${asOf}, the day of this inventory. It counts as viewed just now.'
     FROM usage_row WHERE last_view >= ${tomorrow}
     UNION ALL
     SELECT file, line, 'undated-view', id || ' was watched, but the report does not say when. It is neither stale nor recent.'
     FROM usage_row SEMI JOIN joined ON joined.id = usage_row.id AND joined.last_view IS NULL
     WHERE last_view IS NULL AND (views > 0 OR delivered > 0)
     UNION ALL
     SELECT file, line, 'more-than-length', id || ' was watched for more minutes than its length times its views. Both are kept as they are.'
     FROM usage_row WHERE views > 0 AND minutes > 0 AND delivered > views * minutes * 1.01`,
  );
  await session.run(
    `INSERT INTO warned
     SELECT file, line, 'no-length', id || CASE WHEN bare.minutes IS NULL THEN ' has no length' ELSE ' has a length of 0' END || '; it counts with 0 hours.'
     FROM (SELECT id, minutes FROM joined WHERE coalesce(minutes, 0) = 0) bare
     JOIN (
       SELECT id, arg_min(file, rank) AS file, arg_min(line, rank) AS line
       FROM (SELECT id, file, line, 1 AS rank FROM storage_row WHERE coalesce(minutes, 0) = 0
         UNION ALL SELECT id, file, line, 2 FROM created_row WHERE coalesce(minutes, 0) = 0
         UNION ALL SELECT id, file, line, 3 FROM usage_row WHERE coalesce(minutes, 0) = 0)
       GROUP BY id) USING (id)`,
  );
  await session.run(
    `INSERT INTO warned
     SELECT ${files.created}, NULL, 'unknown-source',
       '“' || source || '” is no source of Panopto that is known here; it is kept as it is (' || count(*) || CASE count(*) WHEN 1 THEN ' session).' ELSE ' sessions).' END
     FROM joined WHERE source NOT IN (${KNOWN_SOURCES.map(literal).join(', ')}) GROUP BY source`,
  );
}
