import type { Session } from '@oc-stats/duckdb';

export interface Verification {
  readonly ok: boolean;
  /** One sentence for each thing that is not as it must be. */
  readonly problems: readonly string[];
  readonly sums: StoreSums;
}

/** What two files with the same content have in common. */
export interface StoreSums {
  readonly dailyRows: number;
  readonly plays: number;
  readonly visitors: number;
  readonly finishes: number;
  readonly segmentRows: number;
  readonly segmentPlays: number;
  readonly segmentCounts: number;
  readonly batches: number;
  readonly coveredDays: number;
}

const SUMS = 'sum(plays)::BIGINT, sum(visitors)::BIGINT, sum(finishes)::BIGINT';
const MONTH = `date_trunc('month', day)::DATE`;

/** Roll-ups equal facts, every key is there once, every number has its text. `db` is the catalogue to look into. */
export async function verify(session: Session, db: string): Promise<Verification> {
  const problems: string[] = [];
  for (const [sentence, sql] of Object.entries(checksIn(db))) {
    const [[count] = []] = await session.rows(`SELECT count(*)::INTEGER FROM (${sql})`);
    if (count !== 0) problems.push(`${String(count)} ${sentence}`);
  }
  return { ok: problems.length === 0, problems, sums: await sumsIn(session, db) };
}

function checksIn(db: string): Readonly<Record<string, string>> {
  const facts = `${db}.episode_day`;
  const byOrganization = `SELECT organization_no, day, ${SUMS} FROM ${facts} JOIN ${db}.series ON no = series_no GROUP BY ALL`;
  return {
    'episode-days are there more than once': `SELECT 1 FROM ${facts} GROUP BY ep_no, day HAVING count(*) > 1`,
    'rows of series_day differ from the facts': differences(
      `SELECT series_no, day, ${SUMS} FROM ${facts} GROUP BY ALL`,
      `FROM ${db}.series_day`,
    ),
    'rows of org_day differ from the facts': differences(byOrganization, `FROM ${db}.org_day`),
    'rows of episode_month differ from the facts': differences(
      `SELECT series_no, ep_no, ${MONTH} AS month, ${SUMS} FROM ${facts} GROUP BY ALL`,
      `FROM ${db}.episode_month`,
    ),
    'days of an episode belong to several rows of segments': `SELECT 1 FROM (SELECT day, lag(last_day)
      OVER (PARTITION BY ep_no ORDER BY day) AS earlier FROM ${db}.segments) WHERE earlier >= day`,
    'batches are remembered more than once': `SELECT 1 FROM ${db}.batch
      GROUP BY organization_no, kind, key HAVING count(*) > 1`,
    'rows have a number without a text': `
      SELECT 1 FROM ${facts} ANTI JOIN ${db}.episode ON ep_no = no
      UNION ALL SELECT 1 FROM ${facts} ANTI JOIN ${db}.series ON series_no = no
      UNION ALL SELECT 1 FROM ${db}.segments ANTI JOIN ${db}.episode ON ep_no = no`,
    'texts have more than one number': `
      SELECT 1 FROM ${db}.organization GROUP BY id HAVING count(*) > 1
      UNION ALL SELECT 1 FROM ${db}.series GROUP BY organization_no, id HAVING count(*) > 1
      UNION ALL SELECT 1 FROM ${db}.episode GROUP BY organization_no, id HAVING count(*) > 1`,
  };
}

function differences(expected: string, found: string): string {
  return `((${expected}) EXCEPT ALL (${found})) UNION ALL ((${found}) EXCEPT ALL (${expected}))`;
}

export async function sumsIn(session: Session, db: string): Promise<StoreSums> {
  const total = (column: string) => `coalesce(sum(${column}), 0)::DOUBLE`;
  const [row = []] = await session.rows(
    `SELECT * FROM
      (SELECT count(*)::DOUBLE, ${total('plays')}, ${total('visitors')}, ${total('finishes')} FROM ${db}.episode_day),
      (SELECT count(*)::DOUBLE, ${total('plays')}, ${total('list_sum(counts)')} FROM ${db}.segments),
      (SELECT count(*)::DOUBLE FROM ${db}.batch),
      (SELECT ${total('last_day - first_day + 1')} FROM ${db}.coverage)`,
  );
  return sumsOf(row as readonly number[]);
}

/** In the order in which the fields are declared. */
export function sumsOf(values: readonly number[]): StoreSums {
  const [
    dailyRows = 0,
    plays = 0,
    visitors = 0,
    finishes = 0,
    segmentRows = 0,
    segmentPlays = 0,
    segmentCounts = 0,
  ] = values;
  const [batches = 0, coveredDays = 0] = values.slice(7);
  return {
    dailyRows,
    plays,
    visitors,
    finishes,
    segmentRows,
    segmentPlays,
    segmentCounts,
    batches,
    coveredDays,
  };
}

/** The fields that differ, as a sentence; `null` when all are equal. */
export function difference(before: StoreSums, after: StoreSums): string | null {
  const fields = Object.keys(before) as (keyof StoreSums)[];
  const different = fields.filter((field) => before[field] !== after[field]);
  if (different.length === 0) return null;
  return different.map((field) => `${field} ${before[field]} became ${after[field]}`).join(', ');
}
