import type { DescribedRecording } from '@oc-stats/retention';

/** A row about a recording, with what people know it by. */
export type Described<T> = T & { readonly recording: DescribedRecording | null };

export type Describe = (ids: readonly string[]) => Promise<ReadonlyMap<string, DescribedRecording>>;

/** So many recordings are looked up at once. */
const PIECE = 5_000;

/** Looks recordings up, piece by piece: there may be a million. */
export async function* described<T extends { readonly id: string }>(
  rows: readonly T[],
  describe: Describe,
): AsyncGenerator<Described<T>> {
  for (let from = 0; from < rows.length; from += PIECE) {
    const piece = rows.slice(from, from + PIECE);
    const known = await describe([...new Set(piece.map(({ id }) => id))]);
    for (const row of piece) yield { ...row, recording: known.get(row.id) ?? null };
  }
}
