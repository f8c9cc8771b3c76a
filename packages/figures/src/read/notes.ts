import { isFurther, type Figure, type FurtherFigure, type Line } from '../figure.ts';
import { formatDay } from '../format/day.ts';
import { formatInstant } from '../format/instant.ts';
import { formatRange } from '../format/range.ts';
import { formatNumber } from '../format/number.ts';
import { furtherKind } from '../kind/further.ts';
import type { Language } from '../language.ts';
import { hidesSome } from './withheld.ts';

/** What a careful reader should know, most important first. */
export function notes(figure: Figure, language: Language): string[] {
  if (isFurther(figure)) return furtherKind(figure).notes(figure, language);
  const words = language.words.note;
  const { provenance, range } = figure;
  const { dataFrom, dataThrough, hidden } = provenance;
  const found: string[] = [];
  if (hidden && hidden.cells > 0) {
    found.push(hiddenNote(figure, hidden, language));
  }
  if (dataFrom !== null && dataFrom > range.from && dataFrom <= range.to) {
    found.push(words.from(formatDay(dataFrom, language)));
  }
  if (dataThrough !== null && dataThrough < range.to && dataThrough >= range.from) {
    found.push(words.through(formatDay(dataThrough, language)));
  }
  found.push(...kindNotes(figure, language));
  if (provenance.provisionalFrom !== null && provenance.provisionalFrom <= range.to) {
    found.push(words.provisional(formatDay(provenance.provisionalFrom, language)));
  }
  if (metricsOf(figure).includes('visitors')) found.push(words.visitors);
  found.push(words.asOf(asOf(figure, language), provenance.dayZone));
  return found;
}

/** Weeks are withheld: of the whole, or of single items. Watch curves are drawn without them and mark nothing. */
function hiddenNote(
  figure: Figure,
  { cells, below }: NonNullable<Figure['provenance']['hidden']>,
  language: Language,
): string {
  const { note } = language.words;
  const isWhole =
    figure.kind === 'curve' ||
    (figure.kind === 'lines' && figure.lines.every(({ item }) => item === undefined));
  const isCurve = figure.kind === 'curve' || (figure.kind === 'heat' && figure.columns.type === 'position');
  const least = formatNumber(below, language);
  const text = note[isWhole ? 'hidden' : 'hiddenOfItems'](cells, formatNumber(cells, language), least);
  return isCurve ? text : `${text} ${note.hiddenMarks(least)}`;
}

/** When the numbers were read, by the clock of the data. */
export function asOf({ provenance }: Figure, language: Language): string {
  return formatInstant(provenance.asOf, provenance.dayZone, language);
}

function kindNotes(figure: Exclude<Figure, FurtherFigure>, language: Language): string[] {
  const words = language.words.note;
  switch (figure.kind) {
    case 'lines': {
      const { first, last } = figure.partial;
      const partial =
        first && last ? words.partialBoth : first ? words.partialFirst : last ? words.partialLast : '';
      // Where values are withheld, that is said already.
      const holes = !hidesSome(figure) && figure.lines.some(hasHole) ? words.gaps : '';
      return [partial, holes].filter(Boolean);
    }
    case 'bars': {
      const { items, count } = figure;
      return items.length < count
        ? [words.more(formatNumber(items.length, language), formatNumber(count, language))]
        : [];
    }
    case 'heat':
      return figure.metric === 'rate' ? [words.repeats] : [];
    case 'curve': {
      const { covered, range, siblings, rates } = figure;
      const found = [];
      if (covered && (covered.from !== range.from || covered.to !== range.to)) {
        found.push(words.covered(formatRange(covered.from, covered.to, language)));
      }
      if (siblings) found.push(words.band(siblings.episodes, formatNumber(siblings.episodes, language)));
      if (rates.some((rate) => (rate ?? 0) > 1)) found.push(words.repeats);
      return found;
    }
  }
}

function hasHole({ values }: Line): boolean {
  const known = (value: number | null) => value !== null;
  return values.slice(values.findIndex(known), values.findLastIndex(known) + 1).includes(null);
}

function metricsOf(figure: Figure): readonly string[] {
  if (figure.kind === 'lines') return figure.lines.map((line) => line.metric);
  if (figure.kind === 'bars') return figure.metrics;
  return figure.kind === 'heat' ? [figure.metric] : [];
}
