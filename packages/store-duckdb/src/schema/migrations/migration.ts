/**
 * One step from a schema version to the next, as it was when that version was written: it names all columns itself and
 * is never changed again.
 */
export interface Migration {
  readonly from: number;
  /** Builds the new database `to`, which is empty, from the old one. */
  readonly statements: (from: string, to: string) => readonly string[];
  /** One row of the sums in `StoreSums`, computed from the old layout: the new one must give the same. */
  readonly sums: (from: string) => string;
}
