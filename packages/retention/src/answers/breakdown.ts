import type { RetentionOverview } from '@oc-stats/contract';
import { readText, type Session } from '@oc-stats/duckdb';
import { snapshotOf } from '../inventory/snapshots.ts';
import { AMOUNT, AMOUNT_COLUMNS, amountOf, LARGEST_FIRST, type Amount } from './amount.ts';
import { AMOUNTS_BY_CLASS, amountsByClass } from './amounts-by-class.ts';
import { classOf, inventoryOf } from './classes.ts';
import { orderOf, valueOf, type Dimension } from './dimension.ts';

export interface Divided {
  /** One for each dimension asked for. */
  readonly values: readonly string[];
  readonly total: Amount;
  readonly classes: RetentionOverview['classes'];
  /** Of all watched and never watched hours, the share that nobody ever watched, new ones included; `null` of nothing. */
  readonly neverShare: number | null;
}

export interface Division {
  readonly snapshot: number;
  readonly months: number;
  readonly by: readonly Dimension[];
}

/**
 * The inventory by anything, or by anything and anything else: every recording is in exactly one row, and in exactly one
 * class of it. Columns in pairs are a matrix: sources by root folders, kinds by lengths. Bands come in their order.
 */
export async function breakdown(session: Session, { by, months, snapshot }: Division): Promise<Divided[]> {
  const found = await snapshotOf(session, snapshot);
  const values = by.map((dimension, i) => `${valueOf(dimension, found)} AS value${i}`);
  const names = by.map((_, i) => `value${i}`);
  const rows = await session.rows(
    `SELECT ${[...names, AMOUNT, AMOUNTS_BY_CLASS].join(', ')}, [${names.join(', ')}] AS value
     FROM (SELECT ${[...values, `${classOf(found, months)} AS class`, 'minutes', 'bytes'].join(', ')} ${inventoryOf(snapshot)})
     GROUP BY ALL ${LARGEST_FIRST}`,
  );
  const divided = rows.map((row): Divided => {
    const cells = row.slice(by.length);
    const total = amountOf(cells);
    const classes = amountsByClass(cells.slice(AMOUNT_COLUMNS));
    const never = classes.never.hours + classes.new.hours + classes.unobserved.hours;
    return {
      values: row.slice(0, by.length).map((value) => readText(String(value))),
      total,
      classes,
      neverShare: total.hours > 0 ? never / total.hours : null,
    };
  });
  const order = by.length === 1 ? orderOf(by[0]) : null;
  const place = ({ values: [value = ''] }: Divided) => order?.indexOf(value) ?? 0;
  return divided.sort((a, b) => place(a) - place(b));
}
