import { addMonths } from '@oc-stats/contract';
import { literal, type Session } from '@oc-stats/duckdb';
import { snapshotOf } from '../inventory/snapshots.ts';
import { numberOrNull, type Amount } from './amount.ts';
import { inventoryOf, NEVER } from './classes.ts';
import { amount, amountsBy } from './split.ts';

export interface Archive {
  /** As the storage report has them: unedited hours of what is archived. `null` without one. */
  readonly onDemandHours: number | null;
  readonly archivedHours: number | null;
  readonly archived: Amount;
  readonly archivedNever: Amount;
  /** Archived, and of unknown age in the archive. */
  readonly undated: Amount;
  readonly olderThan: readonly {
    readonly years: number;
    readonly total: Amount;
    readonly byKind: readonly (Amount & { readonly value: string })[];
  }[];
}

const YEARS = [1, 2, 3, 4, 5];

/** What lies in the archive already, and for how long; `null` when nothing says what does. */
export async function archive(session: Session, snapshot: number): Promise<Archive | null> {
  const { asOf } = await snapshotOf(session, snapshot);
  const inventory = inventoryOf(snapshot);
  const [[known, onDemand, hours] = []] = await session.rows(
    `SELECT count(archived)::INTEGER, fsum(on_demand_hours), fsum(archived_hours) ${inventory}`,
  );
  if (Number(known) === 0) return null;
  const archived = `${inventory} AND archived`;
  const olderThan = [];
  for (const years of YEARS) {
    const older = `${archived} AND archived_on < DATE ${literal(addMonths(asOf, -12 * years))}`;
    olderThan.push({
      years,
      total: await amount(session, older),
      byKind: await amountsBy(session, 'kind', older),
    });
  }
  return {
    onDemandHours: numberOrNull(onDemand),
    archivedHours: numberOrNull(hours),
    archived: await amount(session, archived),
    archivedNever: await amount(session, `${archived} AND ${NEVER}`),
    undated: await amount(session, `${archived} AND archived_on IS NULL`),
    olderThan,
  };
}
