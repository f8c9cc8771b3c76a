import type { Migration } from '@oc-stats/duckdb';
import { difference, sumsIn, sumsOf } from '../../upkeep/verify.ts';

/** One row of the sums in `StoreSums`, computed from the old layout: the new one must give the same. */
export function sameSums(sql: (from: string) => string): Migration['difference'] {
  return async (session, from, to) => {
    const [before = []] = await session.rows(sql(from));
    return difference(sumsOf(before as readonly number[]), await sumsIn(session, to));
  };
}
