import { resolve } from 'node:path';
import { checkBackup, own, restoreDatabase, type RestoreReport } from '@oc-stats/duckdb';
import type { RecordOptions } from './open-record.ts';
import { recordErrorOf } from './record-error.ts';
import { databaseIn, engineOptions } from './record-file.ts';
import { SCHEMA } from './schema/schema.ts';

/**
 * Puts a backup in the place of the record in a folder. Refuses while that is open anywhere; verifies the backup first;
 * keeps what was there.
 */
export async function restoreRecord(
  fromFile: string,
  folder: string,
  { memoryLimit }: Pick<RecordOptions, 'memoryLimit'> = {},
): Promise<RestoreReport> {
  const options = engineOptions(resolve(folder), memoryLimit);
  const file = databaseIn(resolve(folder));
  const backup = resolve(fromFile);
  let release: (() => void) | undefined;
  try {
    checkBackup(backup, file);
    release = own(file);
    return await restoreDatabase(backup, file, SCHEMA, options);
  } catch (error) {
    throw recordErrorOf(error, file);
  } finally {
    release?.();
  }
}
