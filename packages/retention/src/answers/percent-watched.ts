import type { Session } from '@oc-stats/duckdb';
import { numberOrNull } from './amount.ts';
import { inventoryOf, NEVER } from './classes.ts';

export interface PercentWatched {
  readonly recordings: number;
  /** Each recording counts as one, however long it is. */
  readonly meanOfRatios: number | null;
  /** Each minute counts as one. */
  readonly ratioOfSums: number | null;
}

/** How much of a recording was watched by one who watched, of those with a length and a known average. */
export async function percentWatched(session: Session, snapshot: number): Promise<PercentWatched> {
  const [[recordings, mean, ratio] = []] = await session.rows(
    `SELECT count(*)::INTEGER, favg(100 * average / minutes), 100 * fsum(average) / fsum(minutes)
     ${inventoryOf(snapshot)} AND NOT ${NEVER} AND minutes > 0 AND average IS NOT NULL`,
  );
  return {
    recordings: Number(recordings),
    meanOfRatios: numberOrNull(mean),
    ratioOfSums: numberOrNull(ratio),
  };
}
