import { DATE, DOUBLE, INTEGER, LIST } from '@duckdb/node-api';
import type { Receipt } from '@oc-stats/store';
import type { Numbering } from '../engine/numbering.ts';
import type { StoreSession } from '../engine/store-session.ts';
import type { SegmentsColumns } from '../link/segments-columns.ts';
import { append, datesFrom, listsFrom, numbersFrom } from './append.ts';
import { isApplied, markApplied } from './applied.ts';
import { writeLoose, type Loose } from './loose-rows.ts';
import { NewNumbers } from './new-numbers.ts';
import { numbersOf } from './put-daily.ts';
import type { Written } from './written.ts';

export async function putSegments(
  session: StoreSession,
  numbering: Numbering,
  batch: SegmentsColumns,
  { loose, changes }: Written,
): Promise<Receipt> {
  const numbers = new NewNumbers(numbering, batch.organization);
  const organization = numbers.organizationNo;
  let brought: readonly Loose[] = [];
  const receipt = await session.transaction(async () => {
    if (await isApplied(session, organization, 'segments', batch.id)) return { applied: false, rows: 0 };
    const ids = numbersOf(batch, numbers);
    const takers = batch.episodes.map((id) => numbers.episode(id));
    await numbers.write(session);
    await removeTaken(session, batch, takers);
    const types = [INTEGER, INTEGER, DATE, DATE, DOUBLE, DOUBLE, INTEGER, LIST(INTEGER)];
    await append(session, 'segments', batch.first.length, types, [
      numbersFrom(ids.series),
      numbersFrom(ids.episode),
      datesFrom(batch.first),
      datesFrom(batch.last),
      numbersFrom(batch.step),
      numbersFrom(batch.duration),
      numbersFrom(batch.plays),
      listsFrom(batch.counts, batch.lengths),
    ]);
    brought = await writeLoose(session, 'segments', batch.first);
    const revision = await markApplied(session, organization, 'segments', batch.id);
    changes.note({ revision, organization: batch.organization, days: null });
    return { applied: true, rows: batch.rows };
  });
  if (!receipt.applied) return receipt;
  numbers.commit();
  loose.add(brought);
  return receipt;
}

/** A day of an episode belongs to one row: stored rows that share a day with one of the batch make room. */
async function removeTaken(
  session: StoreSession,
  { taken }: SegmentsColumns,
  episodes: readonly number[],
): Promise<void> {
  await session.result('DELETE FROM taken');
  await append(
    session,
    'taken',
    taken.episode.length,
    [INTEGER, DATE, DATE],
    [
      numbersFrom(taken.episode.map((place) => episodes[place] as number)),
      datesFrom(taken.first),
      datesFrom(taken.last),
    ],
  );
  await session.result(
    `DELETE FROM segments USING taken t
     WHERE segments.ep_no = t.ep_no AND segments.day <= t.last_day AND segments.last_day >= t.first_day`,
  );
}
