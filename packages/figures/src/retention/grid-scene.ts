import { formatCompact } from '../format/number.ts';
import type { Language } from '../language.ts';
import { cut } from '../layout/cut.ts';
import { label, rectangle, round, TEXT } from '../layout/pen.ts';
import type { Size } from '../layout/size.ts';
import type { Box, Mark, Measure, Scene } from '../scene.ts';
import { CLASS_INKS } from './class-inks.ts';
import type { GridFigure } from './figures.ts';
import { shareOf } from './format.ts';
import { formatName } from './name.ts';
import { wordsOf } from './words.ts';

const ROW = 36;
const HEAD = 24;
const CELL = 74;
const GAP = 10;
const BAR = 5;

export function gridHeight({ rows }: GridFigure): number {
  return HEAD + Math.max(1, rows.length) * ROW + 4;
}

/**
 * Sources by folders: how many hours, and below them which part of that was never watched. Folders for which there is no
 * room share the last column.
 */
export function gridScene(
  figure: GridFigure,
  { width, height }: Size,
  measure: Measure,
  language: Language,
): Scene {
  const { columns, rows } = figure;
  const names = rows.map((row) => formatName(row, language));
  const gutter = Math.ceil(
    Math.min(width * 0.34, 12 + Math.max(0, ...names.map((name) => measure(name, TEXT)))),
  );
  const shown = Math.max(1, Math.min(columns.length, Math.floor((width - gutter) / CELL)));
  const plot: Box = {
    x: gutter,
    y: HEAD,
    width: Math.max(1, width - gutter),
    height: Math.max(1, height - HEAD - 4),
  };
  const wide = plot.width / shown;
  const tall = plot.height / Math.max(1, rows.length);
  const left = (column: number) => plot.x + column * wide;
  const top = (row: number) => plot.y + row * tall;
  const cells = cellsOf(figure, shown);
  const texts: Mark[] = [];
  let [tracks, bars] = ['', ''];
  cells.forEach((row, r) =>
    row.forEach(({ hours, never }, c) => {
      const middle = top(r) + tall / 2;
      if (hours === 0) return void texts.push(label('–', left(c) + wide - GAP, middle, 'end'));
      texts.push(label(compact(hours, language), left(c) + wide - GAP, middle - 5, 'end', 'text'));
      const room = wide - 2 * GAP;
      const long = room * shareOf(never, hours);
      tracks += rectangle(left(c) + GAP, middle + 6, room, BAR);
      if (long > 0.05) bars += rectangle(left(c) + wide - GAP - long, middle + 6, long, BAR);
    }),
  );
  const lines = rows.map((_, r) => rectangle(plot.x - gutter, top(r), width, 0)).join('');
  const headings = Array.from({ length: shown }, (_, column) =>
    label(
      cut(columnName(figure, column, shown, language), wide - GAP, measure),
      left(column) + wide - GAP,
      HEAD / 2,
      'end',
    ),
  );
  const middles = rows.map((_, r) => round(top(r) + tall / 2));
  const named = names.map((name, row) => ({
    value: row,
    at: middles[row] ?? 0,
    label: cut(name, gutter - 8, measure),
  }));
  return {
    width,
    height,
    plot,
    x: { type: 'count', range: [0, shown], ticks: [] },
    y: { type: 'rows', range: [Math.max(1, rows.length) - 0.5, -0.5], ticks: named },
    marks: [
      { type: 'path', d: lines, stroke: 'grid', strokeWidth: 1 } as const,
      { type: 'path', d: tracks, fill: 'grid' } as const,
      { type: 'path', d: bars, fill: CLASS_INKS.never } as const,
      ...headings,
      ...named.map(({ at, label: name }) => label(name, 0, at, 'start', 'text')),
      ...texts,
    ].filter((mark) => mark.type === 'text' || mark.d !== ''),
    stops: {
      columns: Array.from({ length: shown }, (_, column) => round(left(column) + wide / 2)),
      rows: middles,
    },
  };
}

export interface Cell {
  readonly hours: number;
  readonly never: number;
}

/** What stands in each place when so many columns are shown. */
export function cellsOf({ columns, hours, neverHours, rows }: GridFigure, shown: number): Cell[][] {
  return rows.map((_, r) =>
    Array.from({ length: shown }, (_, c) => {
      const last = c === shown - 1 ? columns.length : c + 1;
      const sum = (values: readonly number[] | undefined) =>
        (values ?? []).slice(c, last).reduce((all, value) => all + value, 0);
      return { hours: sum(hours[r]), never: sum(neverHours[r]) };
    }),
  );
}

export function columnName(
  { columns }: GridFigure,
  column: number,
  shown: number,
  language: Language,
): string {
  const rest = columns.length - shown;
  if (rest > 0 && column === shown - 1) return wordsOf(language).folder.others(rest + 1);
  return formatName(columns[column] ?? '', language);
}

function compact(hours: number, language: Language): string {
  return formatCompact(hours < 10 ? Math.round(hours * 10) / 10 : Math.round(hours), language);
}
