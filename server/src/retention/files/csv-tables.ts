import type { Table } from '../table.ts';
import { csvFile } from './csv-file.ts';

/** The total is the last row, as in every other form. */
export function csvOf({ columns, rows, total }: Table): AsyncGenerator<string> {
  return csvFile(
    columns.map(({ label }) => label),
    total ? [...rows, total] : rows,
  );
}
