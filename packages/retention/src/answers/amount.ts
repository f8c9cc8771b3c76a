import type { RetentionAnswers } from '@oc-stats/contract';

export type Row = RetentionAnswers['inventory']['bySource'][number];
/** Recordings, hours, and bytes where a source knows them. */
export type Amount = Omit<Row, 'value'>;

/** Rounding must not depend on the order in which rows are met: sums are compensated ones. */
export const AMOUNT = amountWhere(null);

/** How many columns `AMOUNT` has. */
export const AMOUNT_COLUMNS = 3;

/** The amount of those rows of a group to which something applies. */
export function amountWhere(condition: string | null): string {
  const of = condition === null ? '' : ` FILTER (${condition})`;
  return `count(*)${of}::INTEGER, coalesce(fsum(minutes)${of}, 0) / 60, sum(bytes)${of}`;
}

/** The largest first; what is as large, by its name. */
export const LARGEST_FIRST = 'ORDER BY coalesce(fsum(minutes), 0) DESC, count(*) DESC, value';

export function amountOf([recordings, hours, bytes]: readonly unknown[]): Amount {
  return { recordings: Number(recordings), hours: Number(hours), bytes: numberOrNull(bytes) };
}

export function numberOrNull(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
