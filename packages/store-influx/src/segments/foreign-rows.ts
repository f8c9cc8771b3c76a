import { dayLabel, dayNumber } from '@oc-stats/contract';
import type { SegmentsRow } from '@oc-stats/store';
import type { Detected } from '../detect/detection.ts';
import { is, type Select, type Source } from '../dialect/select.ts';
import { SECONDS_A_DAY } from '../dialect/time-limits.ts';
import { cellsOf, textOf } from '../reading/add-points.ts';
import { cumulativeFrom } from './cumulative.ts';

/** A condition this long still takes InfluxDB a moment only. */
const EPISODES_AT_ONCE = 200;

export interface ForeignCurve {
  readonly episode: string;
  /** Seconds: where its writer keeps the point. */
  readonly time: number;
  /** Null when it cannot be read. */
  readonly row: Omit<SegmentsRow, 'series' | 'days'> | null;
  readonly isOwn: boolean;
}

/** The first point of each episode, as the original app reads it. */
export async function foreignCurves(
  { dialect, layout }: Detected,
  source: Source,
  { organization, episodes }: { readonly organization: string; readonly episodes: readonly string[] },
  signal?: AbortSignal,
): Promise<ForeignCurve[]> {
  const { tags } = layout;
  const selects: Select[] = [];
  for (let at = 0; at < episodes.length; at += EPISODES_AT_ONCE) {
    const where = [
      is(tags.organization, organization),
      { tag: tags.episode, anyOf: episodes.slice(at, at + EPISODES_AT_ONCE) },
    ];
    selects.push({ source, fields: ['segments'], groups: [tags.episode], where });
  }
  const answers = selects.length > 0 ? await dialect.select(selects, signal) : [];
  const first = new Map<string, ForeignCurve>();
  for (const block of answers.flat()) {
    const cellOf = cellsOf(block);
    const [timeOf, episodeOf, segmentsOf] = [cellOf('time'), cellOf(tags.episode), cellOf('segments')];
    for (const row of block.values) {
      const curve = curveFrom(textOf(episodeOf(row)), Number(timeOf(row)), segmentsOf(row));
      const known = first.get(curve.episode);
      if (known === undefined || curve.time < known.time) first.set(curve.episode, curve);
    }
  }
  return [...first.values()];
}

/**
 * It counts from the first day on and has no history, so it is one row until the last complete day: a question about a
 * few days gets all of it, with `covered` saying so.
 */
export function foreignRow(
  { row }: ForeignCurve,
  series: string | null,
  through: string,
): SegmentsRow | null {
  if (row === null || row.day > through) return null;
  return { ...row, series, days: dayNumber(through) - dayNumber(row.day) + 1 };
}

function curveFrom(episode: string, time: number, json: unknown): ForeignCurve {
  const cumulative = cumulativeFrom(json);
  if (cumulative === null) return { episode, time, row: null, isOwn: false };
  const { step, plays, counts, isOwn } = cumulative;
  const day = dayLabel(Math.floor(time / SECONDS_A_DAY));
  return { episode, time, isOwn, row: { episode, day, step, duration: step * counts.length, plays, counts } };
}
