import { RETENTION_CLASSES, type RetentionClass, type RetentionOverview } from '@oc-stats/contract';
import { AMOUNT_COLUMNS, amountOf, amountWhere } from './amount.ts';

type Classes = RetentionOverview['classes'];

/** SQL, where each row has a `class`: an amount for each of them. */
export const AMOUNTS_BY_CLASS = RETENTION_CLASSES.map((name) => amountWhere(`class = '${name}'`)).join(', ');
export const CLASS_COLUMNS = AMOUNT_COLUMNS * RETENTION_CLASSES.length;

/** What `AMOUNTS_BY_CLASS` gave. */
export function amountsByClass(cells: readonly unknown[]): Classes {
  const entries = RETENTION_CLASSES.map((name, i) => {
    const own = cells.slice(i * AMOUNT_COLUMNS, (i + 1) * AMOUNT_COLUMNS);
    return [name, amountOf(own)] as const;
  });
  return Object.fromEntries(entries) as Record<RetentionClass, Classes['never']>;
}
