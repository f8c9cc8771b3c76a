import { boundsOf, type Bounds } from '@oc-stats/store';
import type { Numbering } from '../engine/numbering.ts';
import type { StoreSession } from '../engine/store-session.ts';
import { dayOf } from './bucket.ts';

const UNKNOWN = -1;

export async function bounds(
  session: StoreSession,
  numbering: Numbering,
  organization: string,
): Promise<Bounds> {
  const days = ['c.first_day', 'c.last_day', 'd.first_day', 'd.last_day']
    .map((day) => `(${day} - DATE '1970-01-01')::INTEGER`)
    .join(', ');
  const rows = await session.rows(
    `SELECT instance || '.' || revision, ${days}
     FROM meta
     LEFT JOIN coverage c ON c.organization_no = $no
     LEFT JOIN (SELECT min(day) AS first_day, max(day) AS last_day FROM org_day WHERE organization_no = $no) d ON true
     ORDER BY c.first_day`,
    { no: numbering.organization(organization) ?? UNKNOWN },
  );
  const [revision, , , firstRow, lastRow] = rows[0] ?? [];
  const stretches = rows.flatMap(([, from, to]) =>
    typeof from === 'number' && typeof to === 'number' ? [{ from: dayOf(from), to: dayOf(to) }] : [],
  );
  const hasRows = typeof firstRow === 'number' && typeof lastRow === 'number';
  return boundsOf(
    stretches,
    hasRows ? { from: dayOf(firstRow), to: dayOf(lastRow) } : null,
    revision as string,
  );
}
