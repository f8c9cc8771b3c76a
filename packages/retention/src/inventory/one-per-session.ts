import type { Session } from '@oc-stats/duckdb';
import type { RowSide } from '../report/sides.ts';
import { saidBy, SIDES } from './staging.ts';

/** Which of several rows with one id speaks for the session. Usage files add up, so each has its own. */
const ONE: Readonly<Record<RowSide, { readonly by: string; readonly newest: string }>> = {
  created: { by: 'id', newest: 'file DESC, edited DESC NULLS LAST, line DESC' },
  usage: {
    by: 'id, file',
    newest: 'last_view DESC NULLS LAST, views DESC NULLS LAST, delivered DESC NULLS LAST, line DESC',
  },
  storage: { by: 'id', newest: 'file DESC, line DESC' },
};

/** Says which rows of one file are there twice, and leaves one row for each session of what was read. */
export async function onePerSession(session: Session): Promise<void> {
  for (const side of SIDES) {
    await warnOfDuplicates(session, side);
    const { by, newest } = ONE[side];
    await session.run(
      `DELETE FROM ${side}_row WHERE rowid IN (
         SELECT rowid FROM (
           SELECT rowid, row_number() OVER (PARTITION BY ${by} ORDER BY ${newest}) AS place
           FROM ${side}_row SEMI JOIN (SELECT ${by} FROM ${side}_row GROUP BY ALL HAVING count(*) > 1) USING (${by}))
         WHERE place > 1)`,
    );
  }
}

async function warnOfDuplicates(session: Session, side: RowSide): Promise<void> {
  await session.run(
    `INSERT INTO warned
     SELECT file, line, CASE WHEN contradicts THEN 'contradicting-duplicate' ELSE 'duplicate' END,
       CASE WHEN contradicts THEN id || ' is there with other values as well; one of the rows counts, and nothing is added up.'
         ELSE id || ' is there already, with the same values; it counts once.' END
     FROM (
       SELECT file, line, id, min(said) OVER same <> max(said) OVER same AS contradicts,
         row_number() OVER (PARTITION BY file, id ORDER BY line) AS place
       FROM (
         SELECT file, line, id, (${saidBy(side)})::VARCHAR AS said
         FROM ${side}_row SEMI JOIN (SELECT file, id FROM ${side}_row GROUP BY ALL HAVING count(*) > 1) USING (file, id))
       WINDOW same AS (PARTITION BY file, id))
     WHERE place > 1`,
  );
}
