import type { RetentionMonth } from '@oc-stats/contract';
import { formatDay } from '../format/day.ts';
import { capitalize } from '../format/title.ts';
import type { FurtherKind } from '../kind/further.ts';
import { linesHeight } from '../kind/height.ts';
import { said } from '../kind/kind.ts';
import type { Language } from '../language.ts';
import { CURVES, differenceScene, PLAN_DASH } from './difference-scene.ts';
import type { Course, DifferenceFigure } from './figures.ts';
import { formatHours, formatMoney, formatMonth } from './format.ts';
import { labWordsOf } from './lab-words.ts';
import { formatBriefly } from './name.ts';
import { notFromAnswer } from './not-from-answer.ts';
import { wordsOf } from './words.ts';

/** Less than a minute is rounding. */
const NOTHING_HOURS = 1 / 60;

export const difference: FurtherKind<DifferenceFigure> = {
  figure: notFromAnswer,
  scene: differenceScene,
  height: (_figure, width) => linesHeight(width),
  title: (_figure, language) => labWordsOf(language).difference.title,
  legend: ({ courses }, language) =>
    courses.flatMap(({ plan }, which) =>
      CURVES.map(({ ink, name }) => ({
        label: labelOf(plan, name, language),
        ink,
        dash: PLAN_DASH[which] ?? null,
        ghost: which === 1,
        shape: 'line' as const,
      })),
    ),
  sentence: said(differenceSentence),
  empty: (_figure, language) => wordsOf(language).empty.inventory,
  table({ courses }, language) {
    const { balance } = labWordsOf(language);
    return {
      columns: [
        { label: balance.month, type: 'day', grain: 'month' },
        ...courses.flatMap(({ plan }) =>
          CURVES.map(({ name }) => ({ label: labelOf(plan, name, language), type: 'decimal' }) as const),
        ),
      ],
      rows: monthsOf(courses).map((month, i) => [
        `${month}-01`,
        ...courses.flatMap(({ months }) => CURVES.map(({ name }) => months[i]?.[`${name}Hours`] ?? null)),
      ]),
    };
  },
  notes({ range }, language) {
    const { asOf, note } = wordsOf(language);
    return [note.plan, asOf(formatDay(range.to, language))];
  },
  readout({ courses }, { column }, language) {
    return {
      heading: formatMonth(monthsOf(courses)[column] ?? '1970-01', language),
      entries: courses.flatMap(({ months, plan }, which) =>
        CURVES.map(({ ink, name }) => ({
          label: labelOf(plan, name, language),
          value: valueAt(months[column], name, language),
          ink,
          ghost: which === 1,
        })),
      ),
    };
  },
  definitions: (_figure, language) => {
    const words = labWordsOf(language).balance;
    return CURVES.map(({ name }) => ({
      label: capitalize(words[name], language),
      text: words.meaning[name],
    }));
  },
};

export function monthsOf([one, other]: DifferenceFigure['courses']): readonly string[] {
  const longer = one.months.length >= other.months.length ? one : other;
  return longer.months.map(({ month }) => month);
}

function labelOf(plan: string, name: (typeof CURVES)[number]['name'], language: Language): string {
  return `${formatBriefly(plan, language)}: ${labWordsOf(language).balance[name]}`;
}

function valueAt(
  month: RetentionMonth | undefined,
  name: (typeof CURVES)[number]['name'],
  language: Language,
): string {
  return month ? formatHours(month[`${name}Hours`], language) : '–';
}

/** From when on they differ, who stores more in the end, and what is cheaper. */
function differenceSentence({ courses }: DifferenceFigure, language: Language): string {
  const words = labWordsOf(language).difference;
  const [one, other] = courses;
  const apart = one.months.findIndex((month, i) => differ(month, other.months[i]));
  if (apart < 0) return words.same;
  const parts = [words.apart(formatMonth(one.months[apart]?.month ?? '', language))];
  const end = Math.min(one.months.length, other.months.length) - 1;
  const [a, b] = [one.months[end], other.months[end]];
  if (a && b) {
    const more = a.storedHours - b.storedHours;
    const month = formatMonth(a.month, language);
    const name = ({ plan }: Course) => language.words.sentence.quote(formatBriefly(plan, language));
    parts.push(
      Math.abs(more) < NOTHING_HOURS
        ? words.level(month)
        : words.end(
            month,
            name(more > 0 ? one : other),
            name(more > 0 ? other : one),
            formatHours(Math.abs(more), language),
          ),
    );
    if (one.cost && other.cost && one.cost.currency === other.cost.currency) {
      const dearer = one.cost.amount - other.cost.amount;
      const amount = formatMoney(Math.abs(dearer), one.cost.currency, language);
      if (Math.abs(dearer) >= 0.5) parts.push(words.cheaper(name(dearer > 0 ? other : one), amount));
    }
  }
  return parts.join('; ');
}

function differ(one: RetentionMonth, other: RetentionMonth | undefined): boolean {
  return (
    !other ||
    CURVES.some(({ name }) => Math.abs(one[`${name}Hours`] - other[`${name}Hours`]) >= NOTHING_HOURS)
  );
}
