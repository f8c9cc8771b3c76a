import type { DuckDBDateValue } from '@duckdb/node-api';
import type { Day } from '@oc-stats/contract';
import type { Cells } from '@oc-stats/duckdb';
import type { KnownCells } from './known-cells.ts';

/** Things that Opencast names, as rows of a table. */
export interface KindOfThing {
  readonly table: string;
  /** What is said about each, in the order of the cells. */
  readonly columns: readonly string[];
  /** Those of the columns that are dates. */
  readonly days: readonly string[];
}

export interface Kind<T extends { readonly id: string }> extends KindOfThing {
  readonly cellsOf: (one: T, dayCell: (day: Day | null) => DuckDBDateValue | null) => Cells;
  /** From the id and the columns. */
  readonly read: (cells: Cells, known: KnownCells) => T;
}

/** The id and the columns, ready to be read; days come as numbers, which are quicker to read than texts. */
export function selected({ columns, days }: KindOfThing): string {
  return [
    'id',
    ...columns.map((name) => (days.includes(name) ? `(${name} - DATE '1970-01-01')::INTEGER` : name)),
  ].join(', ');
}
