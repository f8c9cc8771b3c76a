/**
 * `hours` are shown with one digit, `share` is a fraction, `count` a whole number; `null` is what nobody knows. Files
 * have the numbers as they are.
 */
export interface Column {
  readonly label: string;
  readonly type: 'text' | 'day' | 'count' | 'hours' | 'number' | 'share' | 'bytes';
}

export type Cell = string | number | null;

/** An answer that a person reads: the same table in a terminal, on a page, in a workbook and as CSV. */
export interface Table {
  /** Of its file; plain letters. */
  readonly name: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** What all rows come to. */
  readonly total?: readonly Cell[];
}

export const text = (label: string): Column => ({ label, type: 'text' });
export const day = (label: string): Column => ({ label, type: 'day' });
export const count = (label: string): Column => ({ label, type: 'count' });
export const hours = (label: string): Column => ({ label, type: 'hours' });
export const number = (label: string): Column => ({ label, type: 'number' });
export const share = (label: string): Column => ({ label, type: 'share' });
export const bytes = (label: string): Column => ({ label, type: 'bytes' });

/** A column about bytes says nothing where no source knows them. */
export function withoutUnknown(table: Table): Table {
  const { columns, rows, total } = table;
  const known = columns.map(
    ({ type }, i) => type !== 'bytes' || [...rows, total ?? []].some((row) => typeof row[i] === 'number'),
  );
  const kept = <T>(cells: readonly T[]) => cells.filter((_, i) => known[i]);
  return {
    ...table,
    columns: kept(columns),
    rows: rows.map(kept),
    ...(total ? { total: kept(total) } : {}),
  };
}
