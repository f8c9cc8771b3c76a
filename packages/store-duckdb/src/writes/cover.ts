import type { DayRange } from '@oc-stats/contract';
import { addCoverage } from '@oc-stats/store';
import { dateOf, type StoreSession } from '../engine/store-session.ts';
import { dayOf } from '../queries/bucket.ts';

/** Complete days are kept as stretches: a handful of rows, however long the store runs. */
export async function cover(session: StoreSession, organization: number, added: DayRange): Promise<void> {
  const rows = await session.rows(
    `SELECT (first_day - DATE '1970-01-01')::INTEGER, (last_day - DATE '1970-01-01')::INTEGER
     FROM coverage WHERE organization_no = $no`,
    { no: organization },
  );
  const stretches = rows.map(([from = 0, to = 0]) => ({ from: dayOf(from), to: dayOf(to) }));
  await session.result('DELETE FROM coverage WHERE organization_no = $no', { no: organization });
  for (const { from, to } of addCoverage(stretches, added)) {
    await session.result('INSERT INTO coverage VALUES ($no, $from, $to)', {
      no: organization,
      from: dateOf(from),
      to: dateOf(to),
    });
  }
}
