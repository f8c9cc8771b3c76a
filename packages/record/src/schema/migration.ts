/**
 * One step from a schema version to the next, as it was when that version was written: it names all columns itself and
 * is never changed again.
 */
export interface Migration {
  readonly from: number;
  /** Builds the new database `to`, which is empty but for its `meta`, from the old one. */
  readonly statements: (from: string, to: string) => readonly string[];
  /** Pairs of questions, one to the old database and one to the new, that must have equal answers. */
  readonly equal: (from: string, to: string) => readonly (readonly [before: string, after: string])[];
}
