import { dayLabel, dayNumber, daysIn, intersect, maxDay, minDay, type DayRange } from '@oc-stats/contract';
import { hull } from '../coverage.ts';
import { segmentsOf } from '../segments-of.ts';
import type { EpisodeSegments } from '../reader.ts';
import { lastDayOf } from '../segments-check.ts';
import type { SegmentsRow } from '../sink.ts';

/** A row as it is stored; the series is known to whoever asked. */
export type ExactRow = Omit<SegmentsRow, 'series'>;
export type AskSegments = (range: DayRange) => Promise<readonly EpisodeSegments[]>;

/**
 * The rows behind the answers. A reader only gives sums over a range, but a day of an episode belongs to one row, so the
 * answer about a single day is that row, with all the days it counts. Whatever the rows found so far explain is not
 * asked for again: two questions for a source that only counts on, about two a day for one that keeps days.
 */
export async function exactRows(ask: AskSegments, range: DayRange): Promise<Map<string, ExactRow[]>> {
  const found = new Map<string, ExactRow[]>();
  const all = await ask(range);
  const days = all.length > 0 ? intersect(all.map(({ covered }) => covered).reduce(hull), range) : null;
  if (!days) return found;
  const last = minDay(all.map(({ covered }) => covered.to).reduce(maxDay), range.to);
  keep(await ask({ from: last, to: last }));
  await settle(days, all);
  return found;

  async function settle(part: DayRange, answer: readonly EpisodeSegments[]): Promise<void> {
    if (answer.every((episode) => isExplained(episode, found.get(episode.episode) ?? [], part))) return;
    if (part.from === part.to) return keep(answer);
    for (const half of halves(part)) await settle(half, await ask(half));
  }

  function keep(answer: readonly EpisodeSegments[]): void {
    for (const { episode, covered, plays, step, duration, counts } of answer) {
      const rows = found.get(episode) ?? [];
      if (rows.some((row) => row.day === covered.from)) continue;
      const row = { episode, day: covered.from, days: daysIn(covered), plays, step, duration, counts };
      found.set(episode, [...rows, row]);
    }
  }
}

export function stretchOf(row: { readonly day: string; readonly days: number }): DayRange {
  return { from: row.day, to: lastDayOf(row) };
}

/** The later half first: sources that count on are settled by their last day. */
function halves({ from, to }: DayRange): [DayRange, DayRange] {
  const middle = Math.floor((dayNumber(from) + dayNumber(to)) / 2);
  return [
    { from: dayLabel(middle + 1), to },
    { from, to: dayLabel(middle) },
  ];
}

function isExplained(answer: EpisodeSegments, rows: readonly ExactRow[], range: DayRange): boolean {
  const [sum] = segmentsOf(
    rows.map((row) => ({ ...row, series: null })),
    { range },
  );
  return sum !== undefined && JSON.stringify(shapeOf(sum)) === JSON.stringify(shapeOf(answer));
}

function shapeOf({ covered, plays, step, duration, counts }: EpisodeSegments): unknown[] {
  return [covered.from, covered.to, plays, step, duration, counts];
}
