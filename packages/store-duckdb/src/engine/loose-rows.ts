import type { Day } from '@oc-stats/contract';
import { dayOf } from '../queries/bucket.ts';
import { halfYearOf } from '../schema/half-year.ts';
import { KINDS, type BatchKind } from '../writes/applied.ts';
import { dateOf, type Session } from './session.ts';

export interface Loose {
  readonly kind: BatchKind;
  readonly halfYear: Day;
  readonly count: number;
}

/**
 * How many facts lie behind those of their half-year that are in order. Kept in the file, in the transaction that writes
 * or sorts them, and here, so that nobody has to ask after every batch.
 */
export class LooseRows {
  readonly #counts = new Map<string, Loose>();

  static async load(session: Session): Promise<LooseRows> {
    const rows = await session.rows(
      `SELECT kind, (half_year - DATE '1970-01-01')::INTEGER, sum(count)::DOUBLE FROM loose GROUP BY kind, half_year`,
    );
    const loose = new LooseRows();
    loose.add(
      rows.map(([kind, halfYear = 0, count]) => ({
        kind: kind === KINDS.daily ? 'daily' : 'segments',
        halfYear: dayOf(halfYear),
        count: count as number,
      })),
    );
    return loose;
  }

  /** Oldest first. */
  atLeast(count: number): readonly Loose[] {
    return [...this.#counts.values()]
      .filter((loose) => loose.count >= count)
      .sort((a, b) => (a.halfYear < b.halfYear ? -1 : 1));
  }

  add(added: readonly Loose[]): void {
    for (const { kind, halfYear, count } of added) {
      const known = this.#counts.get(`${kind} ${halfYear}`)?.count ?? 0;
      this.#counts.set(`${kind} ${halfYear}`, { kind, halfYear, count: known + count });
    }
  }

  remove({ kind, halfYear }: Loose): void {
    this.#counts.delete(`${kind} ${halfYear}`);
  }

  clear(): void {
    this.#counts.clear();
  }
}

/** Notes in the file what a batch brings; `LooseRows` is told when it is committed. */
export async function writeLoose(
  session: Session,
  kind: BatchKind,
  days: Int32Array,
): Promise<readonly Loose[]> {
  const rowsOf = new Map<number, number>();
  for (const day of days) rowsOf.set(day, (rowsOf.get(day) ?? 0) + 1);
  const counts = new Map<Day, number>();
  for (const [day, rows] of rowsOf) {
    const halfYear = halfYearOf(day);
    counts.set(halfYear, (counts.get(halfYear) ?? 0) + rows);
  }
  for (const [halfYear, count] of counts) {
    await session.result('INSERT INTO loose VALUES ($kind, $half_year, $count)', {
      kind: KINDS[kind],
      half_year: dateOf(halfYear),
      count,
    });
  }
  return [...counts].map(([halfYear, count]) => ({ kind, halfYear, count }));
}
