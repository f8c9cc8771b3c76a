import { isCount, segmentsIn } from '@oc-stats/store';
import type { SegmentCount } from '../client/rows.ts';
import { timesIn } from './times.ts';

export interface SegmentLayout {
  /** Seconds. */
  readonly step: number;
  readonly duration: number;
  readonly counts: readonly number[];
}

/** Eight hours in steps of a second; more is a broken label. */
const MAX_SEGMENTS = 28_800;
const SHORT = 15;
const LONG = 30;

/**
 * Where in the video each row belongs. Matomo documents neither the labels nor the order, so both are read: a stretch
 * (`0-15`), its beginning (the first one is 0) or, as the original app took them, its end. Labels without a time are
 * taken in their order. `duration` is what is known of the video's length, if anything is.
 */
export function layoutOfSegments(
  rows: readonly SegmentCount[],
  duration: number | null,
): SegmentLayout | null {
  const placed = place(rows, duration);
  const kept = placed.rows.filter(({ at }) => at >= 0 && at < MAX_SEGMENTS);
  if (kept.length === 0) return null;
  const { step } = placed;
  const used = Math.max(...kept.map(({ at }) => at)) + 1;
  const expected = duration === null ? 0 : segmentsIn(duration, step);
  const length = Math.min(Math.max(used, expected), MAX_SEGMENTS);
  const counts = new Array<number>(length).fill(0);
  for (const { at, plays } of kept) counts[at] = (counts[at] ?? 0) + (isCount(plays) ? plays : 0);
  return { step, duration: duration !== null && length === expected ? duration : length * step, counts };
}

interface Placed {
  readonly step: number;
  readonly rows: readonly { readonly at: number; readonly plays: number }[];
}

function place(rows: readonly SegmentCount[], duration: number | null): Placed {
  const times = rows.map(({ label }) => timesIn(label));
  const firsts = [...new Set(times.map(([first]) => first ?? -1))].sort((a, b) => a - b);
  const least = firsts[0] ?? -1;
  if (least < 0 || firsts.length < rows.length) return inOrder(rows, duration);

  const stretches = times.map(([from = 0, to = 0]) => to - from);
  const areStretches = stretches.every((length) => length > 0);
  const apart = firsts.slice(1).map((time, i) => time - (firsts[i] ?? 0));
  // The last stretch may be cut short, and between two there may be one that nobody watched.
  const step = areStretches ? Math.max(...stretches) : apart.length > 0 ? Math.min(...apart) : guess(rows);
  const isEnd = !areStretches && least > 0;
  const at = (time: number) => Math.round(time / step) - Number(isEnd);
  return { step, rows: rows.map(({ plays }, i) => ({ at: at(times[i]?.[0] ?? 0), plays })) };
}

function inOrder(rows: readonly SegmentCount[], duration: number | null): Placed {
  const step = duration !== null && rows.length > 0 ? duration / rows.length : guess(rows);
  return { step, rows: rows.map(({ plays }, at) => ({ at, plays })) };
}

/** As the original app does it. */
function guess([first]: readonly SegmentCount[]): number {
  return first?.label.includes(String(SHORT)) ? SHORT : LONG;
}
