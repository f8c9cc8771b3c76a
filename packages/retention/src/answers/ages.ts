import { addMonths, dayNumber, type Day, type RetentionOverview } from '@oc-stats/contract';
import type { Parameters, Session } from '@oc-stats/duckdb';

type Age = RetentionOverview['ages'][number];

/**
 * How long ago each last view was, in whole months of the calendar, by the same cut-offs that divide stale from recent:
 * what is of age n or more is stale after n months. Every month up to the oldest has a row.
 */
export async function agesOf(
  session: Session,
  watched: string,
  parameters: Parameters,
  asOf: Day,
): Promise<Age[]> {
  const days = await session.rows(
    `SELECT last_view::DATE - DATE '1970-01-01' AS day, count(*)::INTEGER, coalesce(fsum(minutes), 0) / 60
     ${watched} AND last_view IS NOT NULL GROUP BY day ORDER BY day DESC`,
    parameters,
  );
  const ages: { months: number; recordings: number; hours: number }[] = [];
  let months = 0;
  let next = dayNumber(addMonths(asOf, -1));
  for (const [day, recordings, hours] of days) {
    while (Number(day) < next) {
      months += 1;
      next = dayNumber(addMonths(asOf, -months - 1));
    }
    while (ages.length <= months) ages.push({ months: ages.length, recordings: 0, hours: 0 });
    const age = ages[months];
    if (!age) continue;
    age.recordings += Number(recordings);
    age.hours += Number(hours);
  }
  return ages;
}
