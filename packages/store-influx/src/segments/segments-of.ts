import type { DayRange } from '@oc-stats/contract';
import {
  compareIds,
  hull,
  joinLayouts,
  lastDayOf,
  type EpisodeSegments,
  type LayoutSum,
  type SegmentsQuery,
  type SegmentsRow,
} from '@oc-stats/store';
import { byEpisode } from './by-episode.ts';

/** `rows` are those of the scope; each that shares a day with the range counts whole, for it cannot be divided. */
export function segmentsOf(
  rows: readonly SegmentsRow[],
  { range, within }: Pick<SegmentsQuery, 'range' | 'within'>,
): EpisodeSegments[] {
  const found = rows
    .filter((row) => row.day <= range.to && lastDayOf(row) >= range.from)
    .filter((row) => !within || (within.get(row.episode) ?? []).some((stretch) => liesIn(row, stretch)));
  return [...byEpisode(found)]
    .sort(([a], [b]) => compareIds(a, b))
    .map(([episode, own]) => joinLayouts(episode, layoutsOf(own)));
}

function liesIn(row: SegmentsRow, { from, to }: DayRange): boolean {
  return from <= row.day && lastDayOf(row) <= to;
}

function layoutsOf(rows: readonly SegmentsRow[]): LayoutSum[] {
  const sums = new Map<string, LayoutSum>();
  for (const row of rows) {
    const key = `${row.step} ${row.duration}`;
    const covered = { from: row.day, to: lastDayOf(row) };
    const sum = sums.get(key);
    sums.set(key, {
      step: row.step,
      duration: row.duration,
      covered: sum ? hull(sum.covered, covered) : covered,
      plays: row.plays + (sum?.plays ?? 0),
      counts: Array.from(row.counts, (count, i) => count + (sum?.counts[i] ?? 0)),
    });
  }
  return [...sums.values()];
}
