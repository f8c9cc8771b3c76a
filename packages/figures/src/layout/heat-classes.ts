import type { HeatFigure } from '../figure.ts';
import { formatNumber } from '../format/number.ts';
import { formatShare } from '../format/share.ts';
import type { Language } from '../language.ts';
import { bucketOf, hidesSome, withheldText } from '../read/withheld.ts';
import type { Ink } from '../scene.ts';

type Values = readonly (number | null)[];
export type HeatInk = Extract<Ink, `heat-${number}`>;

/** Shares mean the same in every series, so their classes do not follow the data. The last one is "watched again". */
const SHARES = [0, 0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 1];
const CLASSES = 8;
const OUTLIERS = 0.98;

export interface HeatClasses {
  readonly count: number;
  /** The class of a value: 0 for zero, else 1 and up. */
  readonly of: (value: number) => number;
  readonly inkOf: (at: number) => HeatInk;
  /** The scale in words, from gap and zero to the highest class. */
  readonly entries: (language: Language) => { readonly label: string; readonly ink: Ink }[];
}

/**
 * Zero has an ink of its own; what is above falls into at most eight classes. Counts of plays are skewed, so that the
 * bounds grow with the square: small numbers are told apart, large ones still are. The scale ends at the 98th
 * percentile, and what lies beyond shares the top class: one viral talk does not turn the whole map pale. Few different
 * numbers get a class each, spread over the whole scale.
 */
export function heatClasses(figure: HeatFigure): HeatClasses {
  const { rows, metric } = figure;
  const values = rows.flatMap((row) => row.values);
  const share = metric === 'rate';
  const lower = share ? SHARES : bounds(values);
  const inkOf = (at: number): HeatInk => {
    if (at === 0) return 'heat-0';
    const place = lower.length > 1 ? 1 + Math.round(((at - 1) / (lower.length - 1)) * (CLASSES - 1)) : 5;
    return `heat-${place as 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`;
  };
  return {
    count: lower.length + 1,
    inkOf,
    of: (value) => (value > 0 ? Math.max(1, lower.findLastIndex((low) => value >= low) + 1) : 0),
    entries: (language) => {
      const format = (value: number) => (share ? formatShare : formatNumber)(value, language);
      const exact = lower.length < CLASSES;
      return [
        ...(values.includes(null) ? [{ label: gapLabel(figure, language), ink: 'surface' } as const] : []),
        ...(values.includes(0) ? [{ label: format(0), ink: inkOf(0) }] : []),
        ...lower.map((low, i) => ({
          label: classLabel(low, lower[i + 1], exact, share, format),
          ink: inkOf(i + 1),
        })),
      ];
    },
  };
}

/** What may stand in place of a number: that nobody counted, that it is withheld, or both. */
function gapLabel(figure: HeatFigure, language: Language): string {
  const { gap } = language.words.unit;
  if (!hidesSome(figure)) return gap;
  const texts = figure.rows.flatMap((row) =>
    row.values.flatMap((value, place) =>
      value === null ? (withheldText(figure, row, place, language, bucketOf(figure, place)) ?? gap) : [],
    ),
  );
  return [...new Set([...texts.filter((text) => text === gap), ...texts])].join(' · ');
}

function classLabel(
  low: number,
  next: number | undefined,
  exact: boolean,
  share: boolean,
  format: (value: number) => string,
): string {
  if (next === undefined) return exact ? format(low) : `≥ ${format(low)}`;
  if (share) return low === 0 ? `< ${format(next)}` : `${format(low)}–${format(next)}`;
  return next - low > 1 ? `${format(low)}–${format(next - 1)}` : format(low);
}

function bounds(values: Values): number[] {
  const positive = values
    .filter((value): value is number => value !== null && value > 0)
    .sort((a, b) => a - b);
  const highest = positive.at(-1) ?? 1;
  if (highest <= CLASSES) return Array.from({ length: Math.ceil(highest) }, (_, i) => i + 1);
  const top = Math.max(CLASSES, positive[Math.floor(OUTLIERS * (positive.length - 1))] ?? highest);
  const lower = [1];
  for (let i = 1; i < CLASSES; i++)
    lower.push(Math.max((lower[i - 1] ?? 0) + 1, nice((i / CLASSES) ** 2 * top)));
  return lower;
}

/** To two digits, or to fives below a hundred: bounds that can be read. */
function nice(value: number): number {
  if (value < 20) return Math.round(value);
  return value < 100 ? Math.round(value / 5) * 5 : Number(value.toPrecision(2));
}
