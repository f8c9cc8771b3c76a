import { stepFrom } from './label-step.ts';

/** All that was ever counted of an episode, as opencast-matomo-adapter keeps it. */
export interface Cumulative {
  readonly step: number;
  readonly plays: number;
  readonly counts: readonly number[];
  /** Made by oc-stats from rows of its own, which say more. */
  readonly isOwn: boolean;
}

const OWN_SOURCE = 'oc-stats';

/** Null when it cannot be read: a watch curve that is guessed would be worse than none. */
export function cumulativeFrom(json: unknown): Cumulative | null {
  const rows = listIn(json);
  if (rows === null || rows.length === 0) return null;
  const counts = rows.map((row) => playsOf(row));
  if (counts.some((count) => count === null)) return null;
  return {
    step: stepFrom(rows.map(({ label }) => (typeof label === 'string' ? label : String(label as number)))),
    plays: Math.round(Math.max(...rows.map(({ sum_plays }) => numberFrom(sum_plays) ?? 0))),
    counts: counts.map((count) => Math.round(count ?? 0)),
    isOwn: rows[0]?.source === OWN_SOURCE,
  };
}

/** As the original app reads it: the label names the end of a segment, counts are texts. */
export function cumulativeJson({ step, plays, counts }: Omit<Cumulative, 'isOwn'>): string {
  const rows = counts.map((count, i) => ({
    label: clock((i + 1) * step),
    nb_plays: String(count),
    sum_plays: String(plays),
    play_rate: plays > 0 ? Math.round((count / plays) * 100) / 100 : 0,
    source: OWN_SOURCE,
  }));
  return JSON.stringify(rows);
}

interface Row {
  readonly label?: unknown;
  readonly nb_plays?: unknown;
  readonly sum_plays?: unknown;
  readonly play_rate?: unknown;
  readonly source?: unknown;
}

function listIn(json: unknown): Row[] | null {
  if (typeof json !== 'string') return null;
  try {
    const list = JSON.parse(json) as unknown;
    const isList = Array.isArray(list) && list.every((row) => typeof row === 'object' && row !== null);
    return isList ? (list as Row[]) : null;
  } catch {
    return null;
  }
}

/** The count itself, else from the rate, which is a number, or a text with or without a percent sign. */
function playsOf({ nb_plays, sum_plays, play_rate }: Row): number | null {
  const count = numberFrom(nb_plays);
  if (count !== null) return count;
  const rate = rateFrom(play_rate);
  const sum = numberFrom(sum_plays);
  return rate === null || sum === null ? null : rate * sum;
}

/** `0.27`, `"0.27"`, `"0,27"`, `"27%"`, `"27 %"`. */
export function rateFrom(value: unknown): number | null {
  if (typeof value !== 'string') return numberFrom(value);
  const isPercent = /%\s*$/.test(value);
  const rate = numberFrom(value.replace(/\s*%\s*$/, ''));
  return rate !== null && isPercent ? rate / 100 : rate;
}

function numberFrom(value: unknown): number | null {
  const number =
    typeof value === 'string' && value.trim() !== '' ? Number(value.trim().replace(',', '.')) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : null;
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
  const rest = Math.round((seconds - whole) * 1_000);
  const text = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return rest > 0 ? `${text}.${String(rest).padStart(3, '0')}` : text;
}
