import type { DayRange } from '@oc-stats/contract';
import { hull } from './coverage.ts';
import { compareIds } from './id-order.ts';
import type { EpisodeSegments, SegmentsQuery } from './reader.ts';
import { joinLayouts, type LayoutSum } from './segment-layout.ts';
import { lastDayOf } from './segments-check.ts';
import type { SegmentsRow } from './sink.ts';

/**
 * The answer out of rows, for whoever has them at hand. `rows` are those of the scope; each that shares a day with the
 * range counts whole, for it cannot be divided.
 */
export function segmentsOf(
  rows: readonly SegmentsRow[],
  { range, within }: Pick<SegmentsQuery, 'range' | 'within'>,
): EpisodeSegments[] {
  const episodes = new Map<string, SegmentsRow[]>();
  for (const row of rows) {
    if (row.day > range.to || lastDayOf(row) < range.from) continue;
    if (within && !(within.get(row.episode) ?? []).some((stretch) => liesIn(row, stretch))) continue;
    const own = episodes.get(row.episode);
    if (own) own.push(row);
    else episodes.set(row.episode, [row]);
  }
  return [...episodes]
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
