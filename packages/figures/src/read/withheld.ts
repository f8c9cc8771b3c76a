import { addDays, nextBucket, type Day, type Grain } from '@oc-stats/contract';
import type { Figure, HeatFigure } from '../figure.ts';
import { formatNumber } from '../format/number.ts';
import type { Language } from '../language.ts';

/** Values of a line, a row or an item, and the places among them of which the answer says that something is withheld. */
export interface Values {
  readonly values: readonly (number | null)[];
  readonly withheld?: readonly number[] | undefined;
}

/** What a value is about. */
export interface Bucket {
  readonly day: Day | undefined;
  readonly grain: Grain;
}

/** Whether anything of the answer is withheld: then its sums are those of what is shown. */
export function hidesSome({ provenance: { hidden } }: Figure): boolean {
  return hidden !== null && hidden.cells > 0;
}

/**
 * Whether sums over these lines or items lack something. What is withheld of one that is shown is among "all others", so
 * that with these the sum lacks only what they lack.
 */
export function lacksSome(figure: Figure, lines: readonly (Values & { readonly item?: unknown })[]): boolean {
  const others = lines.filter(({ item }) => item === null);
  const lacks = ({ withheld }: Values) => withheld === undefined || withheld.length > 0;
  return hidesSome(figure) && (others.length > 0 ? others : lines).some(lacks);
}

/**
 * Whether a number may be only a part of what was counted. Where the answer does not say which, a bucket of several weeks
 * may, as a week is withheld with all its days; and a running total lacks what was withheld before.
 */
export function isPart(figure: Figure, { withheld }: Values, place: number, grain?: Grain): boolean {
  if (!hidesSome(figure)) return false;
  if (isRunning(figure)) return withheld?.some((at) => at <= place) ?? true;
  return withheld ? withheld.includes(place) : grain !== 'day' && grain !== 'week';
}

/**
 * What stands in place of a value of which something is withheld: "< 5" when all of it is, because too few people are
 * behind it, "≥ 37" when a part is; `null` for other numbers, and for gaps. An answer that does not say which values it
 * withholds has no other gaps within the days that were counted.
 */
export function withheldText(
  figure: Figure,
  row: Values,
  place: number,
  language: Language,
  bucket?: Bucket,
): string | null {
  const { hidden } = figure.provenance;
  if (!hidden || hidden.cells === 0) return null;
  const { unit } = language.words;
  const value = row.values[place] ?? null;
  const isNamed = row.withheld?.includes(place);
  const isWithheld = value === null ? (isNamed ?? (!bucket || isCounted(figure, bucket))) : isNamed === true;
  const isSum = isRunning(figure) && (value !== null || isWithheld);
  if (isSum ? !isPart(figure, row, place) : !isWithheld) return null;
  // Zero would be all that is told, and not all there is.
  const told = isSum ? soFar(row, place) : (value ?? 0);
  return told === 0
    ? unit.fewer(formatNumber(hidden.below, language))
    : unit.atLeast(formatNumber(told, language));
}

/** A running total is never small because a week of it is: it is at least what it was before. */
function isRunning(figure: Figure): boolean {
  return figure.kind === 'lines' && figure.mode === 'cumulative';
}

function soFar({ values }: Values, place: number): number {
  return values.slice(0, place + 1).findLast((value) => value !== null) ?? 0;
}

/** Of a column of a heat map over time. */
export function bucketOf({ columns }: HeatFigure, place: number): Bucket | undefined {
  return columns.type === 'time' ? { day: columns.buckets[place], grain: columns.grain } : undefined;
}

function isCounted({ provenance: { dataFrom, dataThrough } }: Figure, { day, grain }: Bucket): boolean {
  if (day === undefined || dataThrough === null || day > dataThrough) return false;
  return dataFrom === null || addDays(nextBucket(day, grain), -1) >= dataFrom;
}
