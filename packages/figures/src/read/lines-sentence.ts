import type { Line, LinesFigure } from '../figure.ts';
import { formatBucket } from '../format/bucket.ts';
import { formatDay } from '../format/day.ts';
import { formatNumber } from '../format/number.ts';
import { quoteItem } from '../format/quote.ts';
import type { Language } from '../language.ts';
import { changeText } from './change.ts';
import { periodText } from './period.ts';
import { hidesSome, isPart, lacksSome } from './withheld.ts';

/** The first metric: how many, when, and how that compares or where it was highest. */
export function linesSentence(figure: LinesFigure, language: Language): string {
  const { words } = language;
  const mains = figure.lines.filter((line) => line.role === 'main');
  const first = mains[0];
  if (!first) return words.empty.noPlays;
  const same = mains.filter((line) => line.metric === first.metric);
  const total = first.item === undefined ? first.total : totalOf(same);
  const counted = (value: number) => {
    const text = words.counted[first.metric](value, formatNumber(value, language));
    return lacksSome(figure, same) ? words.sentence.atLeast(text) : text;
  };
  const period = periodText(figure, language);

  if (figure.mode === 'cumulative' && first.item === undefined) {
    const end = first.values.findLastIndex((value) => value !== null);
    const through = figure.provenance.dataThrough ?? figure.range.to;
    const day = formatDay(through < figure.range.to ? through : figure.range.to, language);
    const inAll = words.sentence.inAll(counted(first.values[end] ?? 0), day);
    return total === null || lacksSome(figure, same)
      ? inAll
      : `${inAll}, ${words.sentence.ofThem(formatNumber(total, language), period)}`;
  }

  // Nothing may be all that is shown, and yet not all there is.
  const start =
    total === null || (total === 0 && lacksSome(figure, same)) ? period : `${counted(total)} ${period}`;
  const opening = figure.provisionalFrom === 0 ? `${start} ${words.sentence.soFar}` : start;
  const rest =
    first.item === undefined
      ? (changeText(figure, first, language) ?? highest(figure, first, language))
      : leader(figure, same, language);
  return rest === null ? opening : `${opening}, ${rest}`;
}

function totalOf(lines: readonly Line[]): number | null {
  return lines.some((line) => line.total === null)
    ? null
    : lines.reduce((sum, line) => sum + (line.total ?? 0), 0);
}

/** Only where one bucket stands out alone, among enough of them. */
function highest(figure: LinesFigure, line: Line, language: Language): string | null {
  const played = line.values.filter((value) => (value ?? 0) > 0);
  const top = Math.max(...line.values.map((value) => value ?? 0));
  const at = line.values.findIndex((value) => value === top);
  const bucket = figure.buckets[at];
  if (played.length < 3 || bucket === undefined || isPart(figure, line, at, figure.grain)) return null;
  if (line.values.lastIndexOf(top) !== at) return null;
  const { words } = language;
  const peak = words.sentence.peak(
    words.at[figure.grain](formatBucket(bucket, figure.grain, language)),
    formatNumber(top, language),
  );
  // What is withheld may have been more.
  return lacksSome(figure, [line]) ? words.sentence.asShown(peak) : peak;
}

function leader(figure: LinesFigure, lines: readonly Line[], language: Language): string | null {
  const { sentence } = language.words;
  const named = lines.filter((line) => line.item && line.total !== null);
  const top = named.reduce<Line | null>(
    (best, line) => ((line.total ?? 0) > (best?.total ?? 0) ? line : best),
    null,
  );
  if (!top?.item) return null;
  const text = formatNumber(top.total ?? 0, language);
  const leads = sentence.leads(
    quoteItem(top.item, language),
    lacksSome(figure, [top]) ? sentence.atLeast(text) : text,
  );
  return hidesSome(figure) ? sentence.asShown(leads) : leads;
}
