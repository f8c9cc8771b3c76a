import type { Session } from '@oc-stats/duckdb';

export interface Verification {
  readonly ok: boolean;
  /** One sentence for each thing that is not as it must be. */
  readonly problems: readonly string[];
}

/** Whether what holds when is unambiguous, and every name is there once. */
export async function verify(session: Session): Promise<Verification> {
  const problems = await problemsIn(session, 'record');
  return { ok: problems.length === 0, problems };
}

/** `db` is the catalogue to look into. */
export async function problemsIn(session: Session, db: string): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const [sentence, sql] of Object.entries(checksIn(db))) {
    const [[count] = []] = await session.rows(`SELECT count(*)::INTEGER FROM (${sql})`);
    if (count !== 0) problems.push(`${String(count)} ${sentence}`);
  }
  return problems;
}

function checksIn(db: string): Readonly<Record<string, string>> {
  return {
    'readings have the number of another': `SELECT 1 FROM ${db}.reading GROUP BY no HAVING count(*) > 1`,
    'readings lie before an earlier one': `SELECT 1 FROM (SELECT day, lag(day) OVER (PARTITION BY organization ORDER BY no) AS earlier
      FROM ${db}.reading) WHERE day < earlier`,
    'episodes are said twice for the same time': overlapping(`${db}.episode`),
    'series are said twice for the same time': overlapping(`${db}.series`),
    'rows of episodes belong to no reading': unread(`${db}.episode`, db),
    'rows of series belong to no reading': unread(`${db}.series`, db),
    'names are in the ledger more than once': `SELECT 1 FROM ${db}.ledger GROUP BY name HAVING count(*) > 1`,
    'tokens are revoked more than once': `SELECT 1 FROM ${db}.revocation GROUP BY id HAVING count(*) > 1`,
  };
}

function overlapping(table: string): string {
  return `SELECT 1 FROM (SELECT from_no, to_no, lead(from_no)
      OVER (PARTITION BY organization, id ORDER BY from_no) AS next FROM ${table})
    WHERE to_no <= from_no OR next < coalesce(to_no, next + 1)`;
}

function unread(table: string, db: string): string {
  return `SELECT 1 FROM ${table} ANTI JOIN ${db}.reading ON reading.organization = ${table}.organization AND no = from_no
    UNION ALL SELECT 1 FROM ${table} ANTI JOIN ${db}.reading ON reading.organization = ${table}.organization AND no = to_no
    WHERE to_no IS NOT NULL`;
}
