import { workbook, type Sheet, type SheetColumn } from '@oc-stats/figures/files';
import { deflate } from './deflate.ts';
import type { Column, Table } from '../table.ts';

const TYPES: Readonly<Record<Column['type'], NonNullable<SheetColumn['type']>>> = {
  text: 'text',
  day: 'day',
  count: 'number',
  bytes: 'number',
  hours: 'decimal',
  number: 'decimal',
  share: 'share',
};

/** A workbook with a sheet for each question, and one that says what has to be known. */
export function workbookOf(
  tables: readonly Table[],
  about: readonly (readonly [name: string, said: string])[],
): Uint8Array {
  const sheets = tables.map((table): Sheet => ({
    name: table.name,
    columns: table.columns.map(({ label, type }) => ({
      heading: label,
      type: TYPES[type],
      width: type === 'text' ? 36 : 14,
    })),
    rows: table.total ? [...table.rows, table.total] : table.rows,
  }));
  const last: Sheet = { name: 'about', columns: [{ width: 20 }, { width: 110 }], rows: about };
  return workbook([...sheets, last], deflate);
}
