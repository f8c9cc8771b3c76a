import type { MetricId, TimelineAnswer } from '@oc-stats/contract';
import { timelineFigure } from '../answer/timeline-figure.ts';
import { formatChange } from '../format/share.ts';
import { formatNumber } from '../format/number.ts';
import { capitalize } from '../format/title.ts';
import type { Language } from '../language.ts';
import { baseText, changeOf, type Change } from './change.ts';
import type { LinesFigure } from '../figure.ts';
import { lacksSome } from './withheld.ts';

export interface Tile {
  readonly metric: MetricId;
  /** Over the range, in either mode. */
  readonly value: number | null;
  /** Something is withheld: the value is that of the rest. */
  readonly lacks: boolean;
  /** `null` without a comparison, or where none would be fair. */
  readonly change: Change | null;
}

export interface TileText {
  readonly label: string;
  readonly value: string;
  /** "+12%"; `null` when there is no comparison, or when the base is 0. */
  readonly change: string | null;
  /** "compared with the 90 days before": for a screen reader and a tooltip. */
  readonly against: string | null;
  readonly direction: 'up' | 'down' | 'same' | null;
}

/** One tile a metric, in the order of the answer. */
export function tiles(answer: TimelineAnswer): Tile[] {
  return tilesOf(timelineFigure(answer, ''));
}

export function tilesOf(figure: LinesFigure): Tile[] {
  return figure.lines
    .filter((line) => line.role === 'main' && line.item === undefined)
    .map((line) => ({
      metric: line.metric,
      value: line.total,
      lacks: lacksSome(figure, [line]),
      change: changeOf(figure, line),
    }));
}

export function tileText(tile: Tile, answer: TimelineAnswer, language: Language): TileText {
  const { words } = language;
  const relative = tile.change?.relative ?? null;
  const base = relative === null ? null : baseText(timelineFigure(answer, ''), language);
  const common = tile.change?.common ? `, ${words.change.common}` : '';
  return {
    label: capitalize(words.metric[tile.metric], language),
    value: valueText(tile, answer, language),
    change: relative === null ? null : formatChange(relative, language),
    against: base === null ? null : words.change.to(base) + common,
    direction: relative === null ? null : relative > 0 ? 'up' : relative < 0 ? 'down' : 'same',
  };
}

/** A sum of what is shown is at least so much; where nothing is shown, it is not nothing. */
function valueText({ value, lacks }: Tile, { hidden }: TimelineAnswer, language: Language): string {
  const { unit } = language.words;
  if (!hidden || !lacks) return value === null ? '–' : formatNumber(value, language);
  if (value === null || value === 0) return unit.fewer(formatNumber(hidden.below, language));
  return unit.atLeast(formatNumber(value, language));
}
