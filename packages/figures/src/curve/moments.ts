import { baseline, reachOf } from './baseline.ts';
import { extremes } from './extremes.ts';

/** A stretch of the video that stands out, in seconds from its start. */
export interface Moment {
  readonly from: number;
  readonly to: number;
  readonly rate: number;
}

/** What a lecturer reads first off a watch curve. */
export interface Moments {
  /** Share of the plays that go on beyond the intro (the first 30 s, or a tenth of a short video). */
  readonly intro: { readonly until: number; readonly share: number } | null;
  /** At most three each, strongest first. */
  readonly peaks: readonly Moment[];
  readonly dips: readonly Moment[];
  /** Where most viewers leave: the steepest lasting fall. */
  readonly leaving: number | null;
}

type Values = readonly (number | null)[];

export const NONE: Moments = { intro: null, peaks: [], dips: [], leaving: null };
const MOST = 3;
const FEWEST_SEGMENTS = 5;

/** The same values give the same moments: nothing here is drawn by chance, and nothing depends on the display. */
export function moments(rates: Values, step: number, duration: number): Moments {
  const known = rates.filter((rate) => rate !== null);
  if (!(step > 0) || !(duration > 0) || !known.some((rate) => rate > 0)) return NONE;
  const intro = introOf(rates, step, duration);
  // With gaps inside, a neighbour may be the gap's fault; with a handful of segments everything is an edge.
  if (known.length < FEWEST_SEGMENTS || known.length < rates.length) return { ...NONE, intro };
  const level = baseline(known);
  const end = (segment: number) => Math.min((segment + 1) * step, duration);
  const found = (sign: 1 | -1): Moment[] =>
    extremes(known, level, sign)
      .slice(0, MOST)
      .map(({ from, to, at }) => ({ from: from * step, to: end(to), rate: known[at] ?? 0 }))
      .filter((moment) => moment.from < moment.to);
  return { intro, peaks: found(1), dips: found(-1), leaving: leavingOf(level, step, duration) };
}

function introOf(rates: Values, step: number, duration: number): Moments['intro'] {
  const until = Math.min(30, duration / 10);
  const segment = Math.round(until / step);
  // A first segment longer than the intro cannot say who stayed through it.
  const rate = segment > 0 ? rates[segment] : null;
  return rate === null || rate === undefined ? null : { until, share: Math.min(1, rate) };
}

/** The steepest fall of the level, if it is a step down and not just the usual decline. */
function leavingOf(level: readonly number[], step: number, duration: number): number | null {
  const span = Math.max(1, Math.round(level.length / 50));
  const drop = (i: number, width: number) => (level[i - 1] ?? 0) - (level[i - 1 + width] ?? 0);
  const steepest = (from: number, to: number, width: number): number => {
    let at = from;
    for (let i = from; i <= to; i++) if (drop(i, width) > drop(at, width) + 1e-9) at = i;
    return at;
  };
  // At the end all leave. Before it, leaving takes a moment: the fall is judged over a fiftieth of the video, and placed where it is sharpest.
  const window = steepest(1, level.length - span - reachOf(level.length), span);
  const fall = drop(window, span);
  const usual = ((level[0] ?? 0) - (level.at(-1) ?? 0)) / level.length;
  if (fall < 0.1 * Math.max(...level) || fall < 3 * usual * span) return null;
  const leaving = steepest(window, window + span - 1, 1) * step;
  return leaving < duration ? leaving : null;
}
