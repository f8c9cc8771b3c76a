import { formatDay } from '../format/day.ts';
import { formatNumber } from '../format/number.ts';
import { capitalize } from '../format/title.ts';
import type { FurtherKind } from '../kind/further.ts';
import { linesHeight } from '../kind/height.ts';
import { said, square } from '../kind/kind.ts';
import type { Language } from '../language.ts';
import type { LegendEntry } from '../point/legend-entry.ts';
import { balanceScene, PLACES, QUOTA_DASH } from './balance-scene.ts';
import type { BalanceFigure } from './figures.ts';
import { formatHours, formatMoney, formatMonth } from './format.ts';
import { labWordsOf } from './lab-words.ts';
import { formatBriefly } from './name.ts';
import { notFromAnswer } from './not-from-answer.ts';
import { wordsOf } from './words.ts';

export const balance: FurtherKind<BalanceFigure> = {
  figure: notFromAnswer,
  scene: balanceScene,
  height: (_figure, width) => linesHeight(width),
  title: ({ course }, language) => labWordsOf(language).balance.title(formatBriefly(course.plan, language)),
  legend({ quotas }, language) {
    const words = labWordsOf(language).balance;
    const lines = PLACES.flatMap(({ quota }): LegendEntry[] =>
      quota === null || quotas[quota] === undefined
        ? []
        : [{ label: words.quota[quota], ink: 'text', dash: QUOTA_DASH[quota], ghost: true, shape: 'line' }],
    );
    return [...PLACES.map(({ ink, name }) => square(words[name], ink)), ...lines];
  },
  sentence: said(balanceSentence),
  empty: (_figure, language) => wordsOf(language).empty.inventory,
  table({ course }, language) {
    const { balance } = labWordsOf(language);
    const { hoursLabel: hours } = wordsOf(language);
    const of = (word: string) =>
      ({ label: `${capitalize(word, language)} (${hours})`, type: 'decimal' }) as const;
    return {
      columns: [
        { label: balance.month, type: 'day', grain: 'month' },
        of(balance.stored),
        of(balance.archived),
        of(balance.deleted),
        of(balance.created),
        { label: balance.notified, type: 'number' },
        { label: capitalize(balance.over, language), type: 'text' },
      ],
      rows: course.months.map((month) => [
        `${month.month}-01`,
        month.storedHours,
        month.archivedHours,
        month.deletedHours,
        month.createdHours,
        month.notified,
        month.overQuota.map((quota) => balance[quota]).join(', '),
      ]),
    };
  },
  notes({ range, unwatched }, language) {
    const { asOf, note } = wordsOf(language);
    return [...(unwatched ? [note.assumption] : []), note.plan, asOf(formatDay(range.to, language))];
  },
  readout({ course }, { column }, language) {
    const words = labWordsOf(language).balance;
    const month = course.months[column];
    if (!month) return { heading: '', entries: [] };
    const over = month.overQuota.map((quota) => words[quota]).join(', ');
    return {
      heading: formatMonth(month.month, language),
      entries: [
        ...PLACES.map(({ ink, name }) => ({
          label: words[name],
          value: formatHours(month[`${name}Hours`], language),
          ink,
        })),
        ...(month.notified === 0
          ? []
          : [{ label: words.notified, value: formatNumber(month.notified, language) }]),
      ],
      ...(over === '' ? {} : { note: `${capitalize(words.over, language)}: ${over}` }),
    };
  },
  definitions: (_figure, language) => {
    const words = labWordsOf(language).balance;
    return PLACES.map(({ name }) => ({
      label: capitalize(words[name], language),
      text: words.meaning[name],
    }));
  },
};

/** Where it ends, when a quota is exceeded first, and what it costs. */
function balanceSentence({ course, quotas }: BalanceFigure, language: Language): string {
  const words = labWordsOf(language).balance;
  const last = course.months.at(-1);
  if (!last) return '';
  const hours = (value: number) => formatHours(value, language);
  const parts = [
    words.end(
      formatMonth(last.month, language),
      hours(last.storedHours),
      hours(last.archivedHours),
      hours(last.deletedHours),
    ),
  ];
  if (course.firstMonthOver !== null)
    parts.push(words.overFrom(formatMonth(course.firstMonthOver, language)));
  else if (quotas.stored !== undefined || quotas.archived !== undefined) parts.push(words.overNever);
  if (course.cost) parts.push(words.cost(formatMoney(course.cost.amount, course.cost.currency, language)));
  return parts.join('; ');
}
