import type { Day } from '@oc-stats/contract';
import { dayOf } from '../queries/bucket.ts';
import { halfYearOf } from '../schema/half-year.ts';
import { KINDS, type BatchKind } from '../schema/batch-kind.ts';
import { dateOf, type StoreSession } from '../engine/store-session.ts';

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
  readonly #postponed = new Map<string, number>();

  static async load(session: StoreSession): Promise<LooseRows> {
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
  all(): readonly Loose[] {
    return [...this.#counts.values()].sort((a, b) => (a.halfYear < b.halfYear ? -1 : 1));
  }

  /** Those with so many, except what was postponed and is not yet as many as was said then. */
  due(least: number): readonly Loose[] {
    return this.all().filter(({ kind, halfYear, count }) => {
      return count >= Math.max(least, this.#postponed.get(`${kind} ${halfYear}`) ?? 0);
    });
  }

  /** A half-year hardly ever loses rows, so what is too little of it today need not be weighed again until it is `until`. */
  postpone({ kind, halfYear }: Loose, until: number): void {
    this.#postponed.set(`${kind} ${halfYear}`, until);
  }

  add(added: readonly Loose[]): void {
    for (const { kind, halfYear, count } of added) {
      const known = this.#counts.get(`${kind} ${halfYear}`)?.count ?? 0;
      this.#counts.set(`${kind} ${halfYear}`, { kind, halfYear, count: known + count });
    }
  }

  remove({ kind, halfYear }: Loose): void {
    this.#counts.delete(`${kind} ${halfYear}`);
    this.#postponed.delete(`${kind} ${halfYear}`);
  }

  clear(): void {
    this.#counts.clear();
    this.#postponed.clear();
  }
}

/** Notes in the file what a batch brings; `LooseRows` is told when it is committed. */
export async function writeLoose(
  session: StoreSession,
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
