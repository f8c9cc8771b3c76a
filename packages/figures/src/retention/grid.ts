import type { FurtherKind } from '../kind/further.ts';
import { said, square } from '../kind/kind.ts';
import { formatDay } from '../format/day.ts';
import { formatShare } from '../format/share.ts';
import type { Language } from '../language.ts';
import type { Scene } from '../scene.ts';
import { CLASS_INKS } from './class-inks.ts';
import type { GridFigure } from './figures.ts';
import { formatHours, shareOf } from './format.ts';
import { cellsOf, columnName, gridHeight, gridScene } from './grid-scene.ts';
import { formatBriefly, formatName, plainName } from './name.ts';
import { notFromAnswer } from './not-from-answer.ts';
import { wordsOf } from './words.ts';

export const grid: FurtherKind<GridFigure> = {
  figure: notFromAnswer,
  scene: gridScene,
  height: gridHeight,
  title: (_figure, language) => wordsOf(language).grid.title,
  legend: (_figure, language) => {
    const words = wordsOf(language);
    return [square(words.grid.never, CLASS_INKS.never), square(words.grid.rest, 'grid')];
  },
  sentence: said(gridSentence),
  empty: (_figure, language) => wordsOf(language).empty.folder,
  table({ columns, hours, neverHours, rows }, language) {
    const words = wordsOf(language);
    return {
      columns: [
        { label: words.source.label, type: 'text' },
        { label: words.folder.label, type: 'text' },
        { label: words.hoursLabel, type: 'decimal' },
        { label: words.grid.never, type: 'decimal' },
      ],
      rows: rows.flatMap((row, r) =>
        columns.flatMap((column, c) => {
          const whole = hours[r]?.[c] ?? 0;
          if (whole === 0) return [];
          return [[plainName(row, language), plainName(column, language), whole, neverHours[r]?.[c] ?? 0]];
        }),
      ),
    };
  },
  notes: ({ range }, language) => {
    const words = wordsOf(language);
    return [words.note.hours, words.asOf(formatDay(range.to, language))];
  },
  readout(figure, { column, row }, language, scene: Scene) {
    const words = wordsOf(language);
    const { hours, never } = cellsOf(figure, scene.stops.columns.length).at(row)?.[column] ?? {
      hours: 0,
      never: 0,
    };
    const source = formatName(figure.rows[row] ?? '', language);
    const folder = columnName(figure, column, scene.stops.columns.length, language);
    return {
      heading: `${source} · ${folder}`,
      entries: [
        { label: words.hoursLabel, value: formatHours(hours, language) },
        {
          label: words.grid.never,
          value: `${formatHours(never, language)} (${formatShare(shareOf(never, hours), language)})`,
          ink: CLASS_INKS.never,
        },
      ],
    };
  },
  definitions: (_figure, language) => {
    const words = wordsOf(language);
    return [{ label: words.grid.never, text: words.grid.meaning }];
  },
};

/** Where most of what nobody watches comes from, and lies. */
function gridSentence({ columns, neverHours, rows }: GridFigure, language: Language): string {
  const words = wordsOf(language).grid;
  let [most, row, column] = [0, 0, 0];
  neverHours.forEach((values, r) =>
    values.forEach((hours, c) => {
      if (hours > most) [most, row, column] = [hours, r, c];
    }),
  );
  if (most === 0) return words.none;
  const { quote } = language.words.sentence;
  return words.sentence(
    quote(formatBriefly(rows[row] ?? '', language)),
    quote(formatBriefly(columns[column] ?? '', language)),
    formatHours(most, language),
  );
}
