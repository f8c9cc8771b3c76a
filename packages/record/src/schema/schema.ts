import type { Migration } from './migration.ts';
import { TABLES } from './tables.ts';

/** What a file of the record looks like in one version, and how older ones become it. */
export interface Schema {
  readonly version: number;
  readonly tables: Readonly<Record<string, string>>;
  readonly migrations: readonly Migration[];
}

/** With every change of `tables.ts` the version goes up and gets its migration. */
export const SCHEMA: Schema = { version: 1, tables: TABLES, migrations: [] };
