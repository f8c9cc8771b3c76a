import { said, square } from '../kind/kind.ts';
import type { FurtherKind } from '../kind/further.ts';
import { formatShare } from '../format/share.ts';
import { formatNumber } from '../format/number.ts';
import { formatDay } from '../format/day.ts';
import { capitalize } from '../format/title.ts';
import type { Language } from '../language.ts';
import { CLASS_INKS } from './class-inks.ts';
import type { Stack, StacksFigure } from './figures.ts';
import { formatHours, shareOf } from './format.ts';
import { notFromAnswer } from './not-from-answer.ts';
import { formatName, plainName } from './name.ts';
import { stacksHeight, stacksScene } from './stacks-scene.ts';
import { NOTHING, sumOf } from './sum-of.ts';
import { wordsOf } from './words.ts';

export const stacks: FurtherKind<StacksFigure> = {
  figure: notFromAnswer,
  scene: stacksScene,
  height: stacksHeight,
  title: ({ by }, language) => wordsOf(language).stacks.title[by],
  legend: ({ months, parts }, language) =>
    parts.map((part) => square(wordsOf(language).class[part](months), CLASS_INKS[part])),
  sentence: said(stacksSentence),
  empty: (_figure, language) => wordsOf(language).empty.folder,
  table(figure, language) {
    const words = wordsOf(language);
    const { by, items, months, parts } = figure;
    return {
      columns: [
        { label: words[by].label, type: 'text' },
        { label: words.recordingsLabel, type: 'number' },
        { label: words.hoursLabel, type: 'decimal' },
        ...parts.map(
          (part) => ({ label: capitalize(words.class[part](months), language), type: 'decimal' }) as const,
        ),
      ],
      rows: items.map(({ amounts, name }) => {
        const whole = sumOf(amounts);
        return [
          plainName(name, language),
          whole.recordings,
          whole.hours,
          ...amounts.map(({ hours }) => hours),
        ];
      }),
    };
  },
  notes({ observedSince, range }, language) {
    const { asOf, note } = wordsOf(language);
    return [
      note.hours,
      ...(observedSince === null ? [] : [note.observed(formatDay(observedSince, language))]),
      asOf(formatDay(range.to, language)),
    ];
  },
  readout({ items, months, parts }, { row }, language) {
    const words = wordsOf(language);
    const item = items[row];
    const whole = sumOf(item?.amounts ?? []);
    return {
      heading: item ? formatName(item.name, language) : '',
      entries: parts.map((part, place) => {
        const { hours } = item?.amounts[place] ?? NOTHING;
        const share = formatShare(shareOf(hours, whole.hours), language);
        return {
          label: words.class[part](months),
          value: `${formatHours(hours, language)} (${share})`,
          ink: CLASS_INKS[part],
        };
      }),
      note: words.page.total(
        formatHours(whole.hours, language),
        words.recordings(whole.recordings, formatNumber(whole.recordings, language)),
      ),
    };
  },
  definitions({ months, parts }, language) {
    const words = wordsOf(language);
    return parts.map((part) => ({
      label: capitalize(words.class[part](months), language),
      text: words.meaning[part](months),
    }));
  },
};

/** What is young is not blamed for not having been watched, nor what nobody could have seen being watched. */
function stacksSentence({ items, months, parts, total }: StacksFigure, language: Language): string {
  const of = (name: (typeof parts)[number]) => {
    const place = parts.indexOf(name);
    return items.reduce((sum, { amounts }: Stack) => sum + (amounts[place]?.hours ?? 0), 0);
  };
  const [never, stale, unknown] = [of('never'), of('stale'), of('unobserved')];
  const share = (hours: number) => formatShare(shareOf(hours, total.hours), language);
  const words = wordsOf(language).stacks;
  const told = words.sentence(
    formatHours(total.hours, language),
    formatHours(never, language),
    share(never),
    formatHours(stale, language),
    share(stale),
    months,
  );
  if (unknown === 0) return told;
  return `${told}; ${words.unknown(formatHours(unknown, language), share(unknown))}`;
}
