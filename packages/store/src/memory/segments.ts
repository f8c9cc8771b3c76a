import { hull } from '../coverage.ts';
import { compareIds } from '../id-order.ts';
import type { EpisodeSegments, SegmentsQuery } from '../reader.ts';
import { joinLayouts, type LayoutSum } from '../segment-layout.ts';
import { lastDayOf } from '../segments-check.ts';
import type { SegmentsRow } from '../sink.ts';

/** `rows` are those of the scope; each that shares a day with the range counts whole, for it cannot be divided. */
export function segmentsOf(
  rows: readonly SegmentsRow[],
  { range, within }: Pick<SegmentsQuery, 'range' | 'within'>,
): EpisodeSegments[] {
  const found = rows
    .filter((row) => row.day <= range.to && lastDayOf(row) >= range.from)
    .filter((row) => within === undefined || liesIn(row, within));
  const episodes = [...new Set(found.map((row) => row.episode))].sort(compareIds);
  return episodes.map((episode) =>
    joinLayouts(episode, layoutsOf(found.filter((row) => row.episode === episode))),
  );
}

function liesIn(row: SegmentsRow, within: Exclude<SegmentsQuery['within'], undefined>): boolean {
  const stretches = within.get(row.episode) ?? [];
  return stretches.some(({ from, to }) => from <= row.day && lastDayOf(row) <= to);
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
