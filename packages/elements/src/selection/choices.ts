import { DEFAULT_PERIOD, termAt, type OrganizationAnswer } from '@oc-stats/contract';
import { formatNumber, type Language } from '@oc-stats/figures';
import type { Selection } from './selection.ts';

export interface Choice {
  readonly key: string;
  readonly label: string;
}

const PERIODS = ['P30D', DEFAULT_PERIOD, 'P365D'];
const MOST_TERMS = 8;

type Calendar = Pick<OrganizationAnswer, 'terms' | 'dataThrough'> | null;

/** The choice that a selection stands for; `null` for dates of its own. */
export function periodKey({ period, from, to, term }: Selection): string | null {
  if (term !== undefined) return `term:${term}`;
  return from !== undefined || to !== undefined ? null : (period ?? DEFAULT_PERIOD);
}

/** The usual periods, this term and the ones before, all time; and what is chosen, should it be none of them. */
export function periodChoices(
  selection: Selection,
  calendar: Calendar,
  language: Language,
): readonly Choice[] {
  const { words } = language;
  const terms = begunTerms(calendar);
  const choices: Choice[] = [
    ...PERIODS.map((key) => ({ key, label: periodLabel(key, language) })),
    ...terms.map(({ id, title }, age) => ({
      key: `term:${id}`,
      label: age === 0 ? words.period.this(title) : age === 1 ? words.period.last(title) : title,
    })),
    { key: 'all', label: words.period.all },
  ];
  const chosen = periodKey(selection);
  if (chosen === null || choices.some(({ key }) => key === chosen)) return choices;
  return [
    { key: chosen, label: chosen.startsWith('term:') ? chosen.slice(5) : periodLabel(chosen, language) },
    ...choices,
  ];
}

export function compareChoices(
  calendar: Calendar,
  { compare, term }: Selection,
  { words }: Language,
): readonly Choice[] {
  const choices: Choice[] = [
    ...(['none', 'previous', 'year'] as const).map((key) => ({ key, label: words.compare[key] })),
    ...begunTerms(calendar)
      .filter(({ id }, age) => (term === undefined ? age > 0 : id !== term))
      .map(({ id, title }) => ({ key: `term:${id}`, label: title })),
  ];
  if (compare === undefined || choices.some(({ key }) => key === compare)) return choices;
  return [...choices, { key: compare, label: compare.slice('term:'.length) }];
}

/** Newest first; those to come are nothing to look at yet. */
function begunTerms(calendar: Calendar): OrganizationAnswer['terms'] {
  if (!calendar) return [];
  const { terms, dataThrough } = calendar;
  const current = dataThrough === null ? null : termAt(terms, dataThrough);
  if (!current) return [];
  const begun = terms.filter(({ from }) => from <= current.from);
  return begun.sort((a, b) => (a.from < b.from ? 1 : -1)).slice(0, MOST_TERMS);
}

function periodLabel(period: string, language: Language): string {
  const [, digits, unit] = /^P(\d+)([DWMY])$/.exec(period) ?? [];
  const { lastDays, lastMonths, lastYears } = language.words.period;
  const count = Number(digits) * (unit === 'W' ? 7 : 1);
  const say = unit === 'Y' ? lastYears : unit === 'M' ? lastMonths : lastDays;
  return say(count, formatNumber(count, language));
}
