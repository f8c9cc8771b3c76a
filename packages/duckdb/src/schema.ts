import type { Session } from './session.ts';

/** What those who open, upgrade and restore a database must know of what it holds. */
export interface Schema {
  /** Stands in the table `meta`, column `schema_version`, of every version. */
  readonly version: number;
  /** A table that is in every version, and in no other database of oc-stats: so files are told apart. */
  readonly landmark: string;
  /** In order; the first one that applies is the one `from` the version found. */
  readonly migrations: readonly Migration[];
  /** Makes all tables of this version in the current database, which is empty. */
  readonly create: (session: Session) => Promise<void>;
  /** What is wrong in a database of this version; `null` when it is whole. `db` is the catalogue to look into. */
  readonly problemIn: (session: Session, db: string) => Promise<string | null>;
  /** Changes, in the current database, what a restored one must not share with the one that was saved. */
  readonly renew?: (session: Session) => Promise<void>;
}

/**
 * One step from a schema version to the next, as it was when that version was written: it names all columns itself and
 * is never changed again.
 */
export interface Migration {
  readonly from: number;
  /** Builds the new database `to`, which is empty, from the old one; its `meta`, too. */
  readonly statements: (from: string, to: string) => readonly string[];
  /** What is not in the new database as it was in the old one; `null` when all is. */
  readonly difference: (session: Session, from: string, to: string) => Promise<string | null>;
}
