import { addDays, daysIn, nextBucket } from '@oc-stats/contract';
import type { Line, LinesFigure } from '../figure.ts';
import { formatNumber } from '../format/number.ts';
import { formatShare } from '../format/share.ts';
import { formatTitle } from '../format/title.ts';
import type { Language } from '../language.ts';
import { isPart } from './withheld.ts';

export interface Change {
  readonly absolute: number;
  /** `null` when the base is 0: no ∞. */
  readonly relative: number | null;
  /** Not everything was counted in both periods: only the buckets that were are compared. */
  readonly common: boolean;
}

/** Of a line against its ghost; `null` where nothing fair can be said. */
export function changeOf(figure: LinesFigure, line: Line): Change | null {
  const ghost = figure.lines.find(
    (other) => other.role === 'ghost' && other.metric === line.metric && other.item?.id === line.item?.id,
  );
  if (!ghost || ghost.values.every((value) => value === null)) return null;
  const shared = figure.buckets.flatMap((_, i) => (isShared(figure, line, ghost, i) ? [i] : []));
  const whole = figure.buckets.every((_, i) => isKnown(figure, line, i) && isKnown(figure, ghost, i));
  if (whole && !isUnfinished(figure)) {
    return line.total === null || ghost.total === null ? null : difference(line.total, ghost.total, false);
  }
  // Running totals hold what came before the first shared bucket, too.
  if (figure.mode === 'cumulative' || shared.length === 0) return null;
  const sum = (values: Line['values']) => shared.reduce((all, i) => all + (values[i] ?? 0), 0);
  return difference(sum(line.values), sum(ghost.values), true);
}

/** "12% more than the 90 days before", or `null` where there is nothing to say. */
export function changeText(figure: LinesFigure, line: Line, language: Language): string | null {
  const words = language.words.change;
  const change = changeOf(figure, line);
  const base = baseText(figure, language);
  if (!change || base === null) return null;
  const { absolute, relative } = change;
  const text =
    relative === null
      ? absolute === 0
        ? words.same(base)
        : words.none(base)
      : relative >= 2
        ? words.times(formatNumber(1 + relative, language), base)
        : Math.abs(relative) < 0.005
          ? words.same(base)
          : words[relative > 0 ? 'more' : 'less'](formatShare(Math.abs(relative), language), base);
  return change.common ? `${text}, ${words.common}` : text;
}

/** What is compared with: "the 90 days before". */
export function baseText({ comparison }: LinesFigure, language: Language): string | null {
  if (!comparison) return null;
  const words = language.words.base;
  const { kind, term, range } = comparison;
  if (kind === 'year') return words.year();
  if (kind === 'term' && term) return words.term(formatTitle(term.title, language));
  const days = daysIn(range);
  return words.days(days, formatNumber(days, language));
}

function difference(value: number, base: number, common: boolean): Change {
  const absolute = value - base;
  return { absolute, relative: base === 0 ? null : absolute / base, common };
}

/** Counted, and all of it is shown: what is withheld may differ between the periods. */
function isKnown(figure: LinesFigure, line: Line, i: number): boolean {
  return (line.values[i] ?? null) !== null && !isPart(figure, line, i, figure.grain);
}

/** Both were counted, and the bucket is over: four days of a week are no fall. */
function isShared(figure: LinesFigure, line: Line, ghost: Line, i: number): boolean {
  const known = isKnown(figure, line, i) && isKnown(figure, ghost, i);
  return known && endsBy(figure, i, figure.provenance.dataThrough);
}

/** The period reaches beyond the last complete day. */
function isUnfinished({ range, provenance }: LinesFigure): boolean {
  return provenance.dataThrough !== null && range.to > provenance.dataThrough;
}

function endsBy({ buckets, grain }: LinesFigure, i: number, day: string | null): boolean {
  const bucket = buckets[i];
  return bucket !== undefined && (day === null || addDays(nextBucket(bucket, grain), -1) <= day);
}
