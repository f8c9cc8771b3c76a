import type { Block, Select } from '../dialect/select.ts';
import { has, type FluxRow } from './ask.ts';

/** The columns that were asked for, whatever order and tables they come in. */
export function blockFrom(rows: readonly FluxRow[], { fields, columns = [], groups = [] }: Select): Block {
  const names = [...fields, ...columns, ...groups];
  return {
    tags: {},
    columns: ['time', ...names],
    values: rows.map(({ values, table }) => [
      Math.floor(Date.parse(String(table.get(values, '_time'))) / 1_000),
      ...names.map((name) => (has(table, name) ? (table.get(values, name) as unknown) : null)),
    ]),
  };
}
