import type { DuckDBValue } from '@duckdb/node-api';
import type { StoreSession } from '../engine/store-session.ts';

const SUMS = 'sum(plays), sum(visitors), sum(finishes)';

/**
 * Writes the roll-ups anew where `touched` says that facts came, changed or left, and nowhere else. They are added up
 * from what is there, never adjusted by a difference: a mistake could not stay.
 */
export async function rollUp(session: StoreSession): Promise<void> {
  const [[low = null, high = null, from = null, to = null] = []] = await session.rows(
    'SELECT min(series_no), max(series_no), min(day), max(day) FROM touched',
  );
  if (low === null) return;
  const span = { low, high, from, to };
  await seriesDays(session, span);
  await organizationDays(session, span);
  await episodeMonths(session, span);
}

/** Bounds that let DuckDB skip most of the sorted tables. */
type Span = Readonly<Record<'low' | 'high' | 'from' | 'to', DuckDBValue>>;

async function seriesDays(session: StoreSession, span: Span): Promise<void> {
  const keys = '(SELECT DISTINCT series_no, day FROM touched) AS t';
  await session.result(
    `DELETE FROM series_day USING ${keys} WHERE series_day.series_no = t.series_no AND series_day.day = t.day`,
  );
  await session.result(
    `INSERT INTO series_day SELECT series_no, day, ${SUMS} FROM episode_day SEMI JOIN ${keys} USING (series_no, day)
     WHERE series_no BETWEEN $low AND $high AND day BETWEEN $from AND $to GROUP BY series_no, day ORDER BY series_no, day`,
    span,
  );
}

/** After the days of the series, from which they are added up. */
async function organizationDays(session: StoreSession, { from, to }: Span): Promise<void> {
  const keys = '(SELECT DISTINCT organization_no, day FROM touched JOIN series ON no = series_no) AS t';
  await session.result(
    `DELETE FROM org_day USING ${keys} WHERE org_day.organization_no = t.organization_no AND org_day.day = t.day`,
  );
  await session.result(
    `INSERT INTO org_day SELECT organization_no, day, ${SUMS}
     FROM series_day JOIN series ON no = series_no SEMI JOIN ${keys} USING (organization_no, day)
     WHERE day BETWEEN $from AND $to GROUP BY organization_no, day ORDER BY organization_no, day`,
    { from, to },
  );
}

async function episodeMonths(session: StoreSession, span: Span): Promise<void> {
  const month = `date_trunc('month', day)::DATE`;
  const keys = `(SELECT DISTINCT series_no, ep_no, ${month} AS month FROM touched) AS t`;
  await session.result(
    `DELETE FROM episode_month USING ${keys} WHERE episode_month.series_no = t.series_no
       AND episode_month.ep_no = t.ep_no AND episode_month.month = t.month`,
  );
  await session.result(
    `INSERT INTO episode_month SELECT series_no, ep_no, month, ${SUMS}
     FROM (SELECT *, ${month} AS month FROM episode_day
       WHERE series_no BETWEEN $low AND $high AND day BETWEEN date_trunc('month', $from) AND last_day($to))
     SEMI JOIN ${keys} USING (series_no, ep_no, month)
     GROUP BY series_no, ep_no, month ORDER BY series_no, ep_no, month`,
    span,
  );
}
