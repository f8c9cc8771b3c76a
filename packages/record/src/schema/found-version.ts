import { damaged } from '../engine/failure.ts';
import type { Session } from '../engine/session.ts';
import { RecordError } from '../record-error.ts';

/** The schema version of the database in use, which this program can read or upgrade; anything else is refused by name. */
export async function foundVersion(session: Session, file: string, known: number): Promise<number> {
  const columns = await session.rows(
    `SELECT 1 FROM duckdb_columns() WHERE database_name = current_database() AND NOT internal
     AND table_name = 'meta' AND column_name = 'schema_version'
     AND EXISTS (FROM duckdb_tables() WHERE database_name = current_database() AND table_name = 'reading')`,
  );
  if (columns.length === 0) {
    throw new RecordError('corrupt', damaged(file, 'it is a database of something else'));
  }
  const [[version] = []] = await session.rows('SELECT schema_version FROM meta');
  if (typeof version !== 'number') {
    throw new RecordError('corrupt', damaged(file, 'it names no schema version'));
  }
  if (version > known) {
    const message = `${file} has schema ${version}, this oc-stats knows ${known}. Run the oc-stats that wrote it or a later one.`;
    throw new RecordError('newer-schema', message);
  }
  return version;
}
