import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { literal, type Session } from '@oc-stats/duckdb';
import { InventoryError } from '../inventory-error.ts';
import { EXPORTED, EXPORTED_ORDER, EXPORTED_TABLES, type Exported } from './exported-columns.ts';

export interface ExportedFile {
  readonly file: string;
  readonly rows: number;
}

const WRITTEN = {
  csv: 'FORMAT csv, HEADER true',
  parquet: 'FORMAT parquet, COMPRESSION zstd',
} as const;

/** All snapshots into a folder, a file for each table. */
export async function exportFiles(
  session: Session,
  folder: string,
  format: keyof typeof WRITTEN,
): Promise<ExportedFile[]> {
  await mkdir(folder, { recursive: true });
  const fileOf = (table: string) => join(folder, `${table}.${format}`);
  for (const table of EXPORTED_TABLES) refuseExisting(fileOf(table));
  return session.transaction(async () => {
    const written: ExportedFile[] = [];
    for (const table of EXPORTED_TABLES) {
      const file = fileOf(table);
      const columns = EXPORTED[table].map((column) => `${cellOf(column, format)} AS ${column.name}`);
      const copied = await session.run(
        `COPY (SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${EXPORTED_ORDER[table]})
         TO ${literal(file)} (${WRITTEN[format]})`,
      );
      written.push({ file, rows: copied.rowsChanged });
    }
    return written;
  });
}

export function refuseExisting(file: string): void {
  if (existsSync(file))
    throw new InventoryError('exists', `${file} exists already. Name another place, or move it away.`);
}

/** In a CSV file, what begins as a formula would be reckoned by whoever opens it in a spreadsheet. */
function cellOf({ kind, value }: Exported, format: keyof typeof WRITTEN): string {
  if (format === 'parquet' || kind !== 'text') return value;
  return `CASE WHEN regexp_matches(${value}, '^[\\t\\r\\n ]*[=+\\-@|]') THEN '''' || (${value}) ELSE ${value} END`;
}
