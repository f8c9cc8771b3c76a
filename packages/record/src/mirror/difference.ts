import type { Session } from '@oc-stats/duckdb';
import type { KindOfThing } from './kind.ts';
import { differingOf, stagedOf } from './stage.ts';

/** How what was read differs from what held before. */
export interface Changes {
  /** Never seen before. */
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  /** Seen before, gone meanwhile, and there again. */
  readonly back: number;
}

export interface Difference extends Changes {
  /** How many held before. */
  readonly held: number;
}

/**
 * Compares once, which is what takes memory, and notes the places of the rows that differ: of what held and is gone, of
 * what was read and is new, or of both.
 */
export async function findDifference(
  session: Session,
  kind: KindOfThing,
  organization: string,
): Promise<Difference> {
  const { columns, table } = kind;
  const differs = columns.map((name) => `s.${name} IS DISTINCT FROM h.${name}`).join(' OR ');
  await session.run(
    `CREATE OR REPLACE TEMP TABLE ${differingOf(kind)} AS SELECT h.place AS held, s.rowid AS staged, s.id
     FROM (SELECT rowid AS place, * FROM ${table} WHERE ${HOLDS}) h FULL JOIN ${stagedOf(kind)} s ON s.id = h.id
     WHERE s.id IS NULL OR h.id IS NULL OR ${differs}`,
    { organization },
  );
  const [counts = []] = await session.rows(
    `SELECT (SELECT count(*) FROM ${table} WHERE ${HOLDS})::INTEGER, count(*) FILTER (staged IS NULL)::INTEGER,
       count(*) FILTER (held IS NOT NULL AND staged IS NOT NULL)::INTEGER, count(*) FILTER (held IS NULL)::INTEGER,
       (SELECT count(*) FROM ${differingOf(kind)} d SEMI JOIN ${table} k ON k.organization = $organization AND k.id = d.id
        WHERE held IS NULL)::INTEGER
     FROM ${differingOf(kind)}`,
    { organization },
  );
  const [held = 0, gone = 0, changed = 0, fresh = 0, back = 0] = counts as readonly number[];
  return { held, added: fresh - back, changed, gone, back };
}

export function isSame({ added, back, changed, gone }: Changes): boolean {
  return added + back + changed + gone === 0;
}

/** What no longer holds ends with this reading, what is new begins with it. */
export async function writeDifference(
  session: Session,
  kind: KindOfThing,
  organization: string,
  no: number,
): Promise<void> {
  const differing = differingOf(kind);
  await session.run(
    `UPDATE ${kind.table} SET to_no = $no WHERE rowid IN (SELECT held FROM ${differing} WHERE held IS NOT NULL)`,
    { no },
  );
  await session.run(
    `INSERT INTO ${kind.table} SELECT $organization, s.*, $no, NULL
     FROM ${stagedOf(kind)} s SEMI JOIN ${differing} d ON d.staged = s.rowid`,
    { organization, no },
  );
}

const HOLDS = 'organization = $organization AND to_no IS NULL';
