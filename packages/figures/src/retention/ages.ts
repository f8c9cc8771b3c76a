import { formatDay } from '../format/day.ts';
import { formatNumber } from '../format/number.ts';
import { formatShare } from '../format/share.ts';
import { capitalize } from '../format/title.ts';
import { curveHeight } from '../kind/height.ts';
import type { FurtherKind } from '../kind/further.ts';
import { said } from '../kind/kind.ts';
import type { Language } from '../language.ts';
import { agesScene } from './ages-scene.ts';
import { CLASS_INKS } from './class-inks.ts';
import type { AgesFigure } from './figures.ts';
import { formatHours, shareOf } from './format.ts';
import { notFromAnswer } from './not-from-answer.ts';
import { NOTHING } from './sum-of.ts';
import { wordsOf } from './words.ts';

export const ages: FurtherKind<AgesFigure> = {
  figure: notFromAnswer,
  scene: agesScene,
  height: (_figure, width) => curveHeight(width),
  title: (_figure, language) => wordsOf(language).ages.title,
  legend: (_figure, language) => [
    {
      label: wordsOf(language).hoursLabel,
      ink: CLASS_INKS.stale,
      dash: null,
      ghost: false,
      shape: 'line',
    },
  ],
  sentence: said(agesSentence),
  empty: (_figure, language) => wordsOf(language).empty.watched,
  table({ older }, language) {
    const words = wordsOf(language);
    return {
      columns: [
        { label: capitalize(words.ages.months, language), type: 'number' },
        { label: words.recordingsLabel, type: 'number' },
        { label: words.hoursLabel, type: 'decimal' },
      ],
      rows: older.map(({ hours, recordings }, count) => [count, recordings, hours]),
    };
  },
  notes({ range }, language) {
    const words = wordsOf(language);
    return [words.note.hours, words.asOf(formatDay(range.to, language))];
  },
  readout({ older }, { column }, language) {
    const words = wordsOf(language);
    const { hours, recordings } = older[column] ?? NOTHING;
    const all = older[0] ?? NOTHING;
    return {
      heading: capitalize(words.ages.of(column), language),
      entries: [
        {
          label: words.hoursLabel,
          value: `${formatHours(hours, language)} (${formatShare(shareOf(hours, all.hours), language)})`,
          ink: CLASS_INKS.stale,
        },
        { label: words.recordingsLabel, value: formatNumber(recordings, language) },
      ],
    };
  },
  definitions({ months }, language) {
    const words = wordsOf(language);
    return [{ label: capitalize(words.class.stale(months), language), text: words.meaning.stale(months) }];
  },
};

/** What the threshold would touch, and from when on it would touch half of that. */
function agesSentence({ months, older }: AgesFigure, language: Language): string {
  const words = wordsOf(language).ages;
  const all = older[0]?.hours ?? 0;
  const hours = older[months]?.hours ?? 0;
  const share = formatShare(shareOf(hours, all), language);
  const first = words.sentence(formatHours(hours, language), share, months);
  const half = older.findLastIndex((age) => age.hours >= hours / 2);
  if (hours === 0 || half <= months) return first;
  return `${first}; ${words.half(formatHours(older[half]?.hours ?? 0, language), half)}`;
}
