import type { Language } from '../language.ts';
import { countTicks } from '../layout/count-ticks.ts';
import { cut } from '../layout/cut.ts';
import { label, rectangle, round, TEXT, vertical } from '../layout/pen.ts';
import { scale } from '../layout/scale.ts';
import type { Size } from '../layout/size.ts';
import { X_LABELS, xAxis } from '../layout/x-axis.ts';
import type { Box, Mark, Measure, Scene } from '../scene.ts';
import { CLASS_INKS } from './class-inks.ts';
import type { StacksFigure } from './figures.ts';
import { formatHours } from './format.ts';
import { rowCount, stackRows, type StackRow } from './stack-rows.ts';
import { sumOf } from './sum-of.ts';

const BAR = 18;
const PAD = 12;
const TITLE = 18;
const TOP = 6;
/** Below this width names stand above their bars instead of beside them. */
const WIDE = 480;

export function stacksHeight(figure: StacksFigure, width: number): number {
  const row = BAR + PAD + (width < WIDE ? TITLE : 0);
  return Math.max(1, rowCount(figure)) * row + X_LABELS + TOP;
}

/** A bar a row, its parts one behind the other: as long together as all hours of the row. */
export function stacksScene(
  figure: StacksFigure,
  { width, height }: Size,
  measure: Measure,
  language: Language,
): Scene {
  const { parts } = figure;
  const { own, rows: items } = stackRows(figure, language);
  const names = items.map(({ name }) => name);
  const above = width < WIDE;
  const gutter = above
    ? 0
    : Math.ceil(Math.min(width * 0.34, 12 + Math.max(0, ...names.map((name) => measure(name, TEXT)))));
  const wholes = items.map(({ amounts }) => sumOf(amounts).hours);
  const ends = wholes.map((hours) => formatHours(hours, language));
  const end = Math.ceil(Math.max(0, ...ends.map((text) => measure(text, TEXT)))) + 8;
  const plot: Box = {
    x: gutter,
    y: TOP,
    width: Math.max(1, width - gutter - end),
    height: Math.max(1, height - X_LABELS - TOP),
  };
  const most = Math.max(1, ...wholes);
  const counts = countTicks(most, plot.width / 1.5, language);
  const axis = xAxis('count', counts.range, counts.ticks, plot, width, measure);
  const x = scale(counts.range, [plot.x, plot.x + plot.width]);
  const band = plot.height / Math.max(1, items.length);
  const head = above && band > TITLE + 8 ? TITLE : 0;
  const thick = Math.max(1, Math.min(BAR, band - head - Math.min(PAD, band * 0.3)));
  const rows = items.map((_, i) => round(plot.y + (i + 0.5) * band));
  const top = (row: number) => (rows[row] ?? 0) - (head + thick) / 2 + head;
  // Squeezed into less than it takes, a bar has no room for a name above.
  const named = (above && head === 0 ? [] : names).map((name, row) => ({
    value: row,
    at: rows[row] ?? 0,
    label: cut(name, above ? width : gutter - 12, measure),
  }));
  const bars = parts.map((part, place): Mark => {
    const d = items.map(({ amounts }, row) => {
      const before = sumOf(amounts.slice(0, place)).hours;
      const [from, to] = [x(before), x(before + (amounts[place]?.hours ?? 0))];
      return to - from > 0.05 ? rectangle(from, top(row), to - from, thick) : '';
    });
    return { type: 'path', d: d.join(''), fill: CLASS_INKS[part] };
  });
  const marks: Mark[] = [
    {
      type: 'path',
      d: axis.axis.ticks.map((tick) => vertical(tick.at, plot.y, plot.height)).join(''),
      stroke: 'grid',
      strokeWidth: 1,
    },
    ...axis.labels,
    ...bars,
    // Neighbours differ in grey and without colours, too.
    { type: 'path', d: seams(items, parts.length, x, top, thick), stroke: 'surface', strokeWidth: 1.5 },
    ...named.map(({ at, label: name, value }) =>
      head > 0
        ? label(name, 0, top(value) - TITLE / 2, 'start', 'text')
        : label(name, plot.x - 10, at, 'end', 'text'),
    ),
    ...(thick < TEXT - 1
      ? []
      : ends.map((text, row) => label(text, x(wholes[row] ?? 0) + 5, top(row) + thick / 2, 'start'))),
  ];
  return {
    width,
    height,
    plot,
    x: axis.axis,
    y: { type: 'rows', range: [Math.max(1, items.length) - 0.5, -0.5], ticks: named },
    marks: marks.filter((mark) => mark.type === 'text' || mark.d !== ''),
    // What stands for many is not an item that one could open.
    stops: { columns: items.length > 0 ? [plot.x + plot.width / 2] : [], rows: rows.slice(0, own) },
    labelled: false,
  };
}

function seams(
  items: readonly StackRow[],
  parts: number,
  x: (hours: number) => number,
  top: (row: number) => number,
  thick: number,
): string {
  return items
    .flatMap(({ amounts }, row) =>
      Array.from({ length: Math.max(0, parts - 1) }, (_, place) => {
        const before = sumOf(amounts.slice(0, place + 1)).hours;
        const after = sumOf(amounts.slice(place + 1)).hours;
        return before > 0 && after > 0 ? vertical(x(before), top(row), thick) : '';
      }),
    )
    .join('');
}
