import { StoreError } from '@oc-stats/store';
import { damaged } from '../engine/failure.ts';
import type { Session } from '../engine/session.ts';
import { SCHEMA_VERSION } from './version.ts';

/** The schema version of the file, which this program can read or upgrade; anything else is refused by name. */
export async function foundVersion(session: Session, file: string): Promise<number> {
  const tables = await session.rows(
    `SELECT 1 FROM duckdb_columns() WHERE table_name = 'meta' AND column_name = 'schema_version' AND NOT internal`,
  );
  if (tables.length === 0) {
    throw new StoreError('corrupt', damaged(file, 'it is a database of something else'));
  }
  const [[version] = []] = await session.rows('SELECT schema_version FROM meta');
  if (typeof version !== 'number')
    throw new StoreError('corrupt', damaged(file, 'it names no schema version'));
  if (version > SCHEMA_VERSION) {
    throw new StoreError(
      'newer-schema',
      `${file} has schema ${version}, this oc-stats knows ${SCHEMA_VERSION}. Run the oc-stats that wrote it or a later one.`,
    );
  }
  return version;
}
