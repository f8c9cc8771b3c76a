import type { Day } from '@oc-stats/contract';
import type { DailyRow, DailySink, EpisodeSegments, SegmentsRow, StatsReader } from '@oc-stats/store';
import { batchId } from '@oc-stats/store/transfer';
import { inParallel } from './in-parallel.ts';

export interface Sink {
  readonly sink: StatsReader & DailySink;
  readonly organization: string;
  /** Begins the id of every batch: who writes. */
  readonly name: string;
  readonly concurrency: number;
  readonly signal: AbortSignal | undefined;
}

export interface SegmentsPut {
  readonly written: number;
  /** Episodes whose stored curve counts a longer stretch that this day is part of: it is left as it is. */
  readonly kept: number;
  readonly batches: number;
}

type Present = EpisodeSegments & { readonly series: string | null };

/**
 * Puts the curves of a day where they differ. A curve that counts several days is never replaced by that of one: the
 * other days would be lost, and a store that only counts on would count this one twice.
 */
export async function putSegments(
  target: Sink,
  day: Day,
  wanted: readonly SegmentsRow[],
  known: readonly DailyRow[],
): Promise<SegmentsPut> {
  const present = await presentCurves(target, day, known);
  const fresh = wanted.filter(({ episode }) => !present.has(episode));
  const changed = wanted.filter((row) => {
    const curve = present.get(row.episode);
    return curve !== undefined && isOfDay(curve, day) && !isSame(row, curve);
  });
  const episodes = new Set(wanted.map(({ episode }) => episode));
  const gone = [...present.values()]
    .filter((curve) => !episodes.has(curve.episode) && isOfDay(curve, day) && !isZero(curve))
    .map((curve) => zeros(curve, day));
  const kept = wanted.filter(({ episode }) => {
    const curve = present.get(episode);
    return curve !== undefined && !isOfDay(curve, day);
  });
  const { sink, organization, signal } = target;
  let batches = 0;
  if (fresh.length > 0) {
    // By its content alone: a store that only counts on must know it again when the run stopped right behind it.
    const id = batchId(`${target.name} segments ${day}`, fresh);
    batches += Number((await sink.putSegments({ id, organization, rows: fresh }, signal)).applied);
  }
  const others = [...changed, ...gone];
  if (others.length > 0) {
    const { revision } = await sink.bounds(organization, signal);
    const id = batchId(`${target.name} segments ${day}`, revision, others);
    batches += Number((await sink.putSegments({ id, organization, rows: others }, signal)).applied);
  }
  return { written: fresh.length + others.length, kept: kept.length, batches };
}

/** A day of an episode belongs to one row, so the answer about a single day is that row. */
async function presentCurves(
  target: Sink,
  day: Day,
  known: readonly DailyRow[],
): Promise<Map<string, Present>> {
  const { sink, organization, concurrency, signal } = target;
  const series = [...new Set(known.map((row) => row.series))].filter((id) => id !== null);
  const loose = [...new Set(known.filter((row) => row.series === null).map(({ episode }) => episode))];
  const scopes = [
    ...series.map((id) => ({ type: 'series', id, series: id }) as const),
    ...loose.map((id) => ({ type: 'episode', id, series: null }) as const),
  ];
  const range = { from: day, to: day };
  const answers = await inParallel(scopes, concurrency, async ({ type, id, series: own }) => {
    const curves = await sink.segments({ scope: { organization, type, id }, range }, signal);
    return curves.map((curve): Present => ({ ...curve, series: own }));
  });
  return new Map(answers.flat().map((curve) => [curve.episode, curve]));
}

function isOfDay({ covered }: Present, day: Day): boolean {
  return covered.from === day && covered.to === day;
}

function isSame(row: SegmentsRow, curve: Present): boolean {
  if (row.series !== curve.series || row.plays !== curve.plays) return false;
  if (row.step !== curve.step || row.duration !== curve.duration) return false;
  return (
    row.counts.length === curve.counts.length && curve.counts.every((count, i) => count === row.counts[i])
  );
}

function isZero({ plays, counts }: Present): boolean {
  return plays === 0 && counts.every((count) => count === 0);
}

function zeros({ episode, series, step, duration, counts }: Present, day: Day): SegmentsRow {
  return { episode, series, day, days: 1, step, duration, plays: 0, counts: counts.map(() => 0) };
}
