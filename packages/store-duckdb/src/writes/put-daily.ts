import { DATE, INTEGER } from '@duckdb/node-api';
import { dayLabel, type DayRange } from '@oc-stats/contract';
import type { Receipt } from '@oc-stats/store';
import type { Numbering } from '../engine/numbering.ts';
import type { StoreSession } from '../engine/store-session.ts';
import type { DailyColumns } from '../link/daily-columns.ts';
import { append, datesFrom, numbersFrom } from './append.ts';
import { isApplied, markApplied } from './applied.ts';
import { cover } from './cover.ts';
import { writeLoose, type Loose } from './loose-rows.ts';
import { NewNumbers } from './new-numbers.ts';
import { rollUp } from './roll-ups.ts';
import type { Written } from './written.ts';

/** Facts, roll-ups, coverage, new ids and the batch's own id become durable together or not at all. */
export async function putDaily(
  session: StoreSession,
  numbering: Numbering,
  batch: DailyColumns,
  { loose, changes }: Written,
): Promise<Receipt> {
  const numbers = new NewNumbers(numbering, batch.organization);
  const organization = numbers.organizationNo;
  let brought: readonly Loose[] = [];
  const receipt = await session.transaction(async () => {
    if (await isApplied(session, organization, 'daily', batch.id)) return { applied: false, rows: 0 };
    const ids = numbersOf(batch, numbers);
    ids.episode.forEach((episode, row) => numbers.span(episode, ids.series[row] as number));
    await numbers.write(session);
    await stage(session, batch, ids);
    await replaceFacts(session);
    brought = await writeLoose(session, 'daily', batch.day);
    await rollUp(session);
    if (batch.covers) await cover(session, organization, batch.covers);
    const revision = await markApplied(session, organization, 'daily', batch.id);
    // Before it is seen by anybody, so that nobody can ask too early; it may still fail, which does no harm.
    changes.note({ revision, organization: batch.organization, days: daysIn(batch.day) });
    return { applied: true, rows: batch.rows };
  });
  if (!receipt.applied) return receipt;
  numbers.commit();
  loose.add(brought);
  return receipt;
}

interface RowNumbers {
  readonly episode: Int32Array;
  readonly series: Int32Array;
}

export function numbersOf(
  batch: Pick<DailyColumns, 'episodes' | 'series' | 'episode' | 'seriesOf'>,
  numbers: NewNumbers,
): RowNumbers {
  const episodes = batch.episodes.map((id) => numbers.episode(id));
  const series = batch.series.map((id) => numbers.series(id));
  return {
    episode: batch.episode.map((place) => episodes[place] as number),
    series: batch.seriesOf.map((place) => series[place] as number),
  };
}

async function stage(session: StoreSession, batch: DailyColumns, ids: RowNumbers): Promise<void> {
  await session.result('DELETE FROM staged');
  const types = [INTEGER, INTEGER, DATE, INTEGER, INTEGER, INTEGER];
  await append(session, 'staged', batch.day.length, types, [
    numbersFrom(ids.series),
    numbersFrom(ids.episode),
    datesFrom(batch.day),
    numbersFrom(batch.plays),
    numbersFrom(batch.visitors),
    numbersFrom(batch.finishes),
  ]);
}

/** Notes what is replaced before it goes: an episode that moved leaves a hole in its old series. */
async function replaceFacts(session: StoreSession): Promise<void> {
  await session.result('DELETE FROM touched');
  const replaced = await session.result(
    `INSERT INTO touched SELECT f.series_no, f.ep_no, f.day FROM episode_day f JOIN staged s
     ON f.ep_no = s.ep_no AND f.day = s.day`,
  );
  if (replaced.rowsChanged > 0) {
    await session.result(
      `DELETE FROM episode_day USING staged s WHERE episode_day.ep_no = s.ep_no AND episode_day.day = s.day`,
    );
  }
  await session.result('INSERT INTO touched SELECT series_no, ep_no, day FROM staged');
  await session.result('INSERT INTO episode_day SELECT * FROM staged ORDER BY series_no, ep_no, day');
}

function daysIn(days: Int32Array): DayRange | null {
  if (days.length === 0) return null;
  const from = days.reduce((a, b) => Math.min(a, b));
  const to = days.reduce((a, b) => Math.max(a, b));
  return { from: dayLabel(from), to: dayLabel(to) };
}
