import { DatabaseError } from './database-error.ts';
import type { Schema } from './schema.ts';
import type { Session } from './session.ts';

/** The schema version of the database in use, which this program can read or upgrade; anything else is refused by name. */
export async function foundVersion(session: Session, file: string, schema: Schema): Promise<number> {
  const columns = await session.rows(
    `SELECT 1 FROM duckdb_columns() WHERE database_name = current_database() AND NOT internal
     AND table_name = 'meta' AND column_name = 'schema_version'
     AND EXISTS (FROM duckdb_tables() WHERE database_name = current_database() AND table_name = '${schema.landmark}')`,
  );
  if (columns.length === 0) {
    throw new DatabaseError('damaged', file, 'it is a database of something else');
  }
  const [[version] = []] = await session.rows('SELECT schema_version FROM meta');
  if (typeof version !== 'number') throw new DatabaseError('damaged', file, 'it names no schema version');
  if (version > schema.version) {
    const advice = 'Run the oc-stats that wrote it or a later one.';
    const message = `${file} has schema ${version}, this oc-stats knows ${schema.version}. ${advice}`;
    throw new DatabaseError('newer', file, message);
  }
  return version;
}
