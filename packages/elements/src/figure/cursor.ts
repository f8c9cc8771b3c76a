import type { Figure, LegendEntry, Scene, SceneNode, Stop } from '@oc-stats/figures';
import type { Area } from './drag.ts';
import { toScreen, type Side, type View } from './view.ts';

/** What is drawn over the picture at a stop: a line with a dot on each curve, the band of a bar, the edge of a cell. */
export function cursorNodes(
  figure: Figure,
  scene: Scene,
  entries: readonly LegendEntry[],
  stop: Stop,
  view: View,
): SceneNode[] {
  if (stop.row !== undefined) {
    const d = outline(scene, stop.column, stop.row, view);
    return hasCells(scene) ? [path('cursor-halo', d), path('cursor-cell', d)] : [path('cursor-band', d)];
  }
  const { plot } = scene;
  const x = toScreen(view.x, scene.stops.columns[stop.column] ?? plot.x);
  const dots = curvesOf(figure).flatMap((values, index) => {
    const value = values[stop.column];
    const y = value === null || value === undefined ? Number.NaN : toScreen(view.y, yOf(scene, value));
    if (!(y >= plot.y - 1 && y <= plot.y + plot.height + 1)) return [];
    const ink = entries[index]?.ink ?? 'text';
    return [path(`cursor-dot fill-${ink}`, `M${x - 4} ${y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z`)];
  });
  return [path('cursor-line', `M${x} ${plot.y}V${plot.y + plot.height}`), ...dots];
}

/** Whether the stop is inside the plot area as it is zoomed now. */
export function isInView({ plot, stops }: Scene, stop: Stop, view: View): boolean {
  const x = toScreen(view.x, stops.columns[stop.column] ?? plot.x);
  const y = stop.row === undefined ? plot.y : toScreen(view.y, stops.rows[stop.row] ?? plot.y);
  return x >= plot.x && x <= plot.x + plot.width && y >= plot.y && y <= plot.y + plot.height;
}

export function areaNode({ left, right, top, bottom }: Area): SceneNode {
  return path('cursor-area', `M${left} ${top}H${right}V${bottom}H${left}Z`);
}

function outline(scene: Scene, column: number, row: number, view: View): string {
  const { plot, stops } = scene;
  const [left, right] = hasCells(scene)
    ? span(stops.columns, column, plot.x, plot.width, view.x)
    : [plot.x, plot.x + plot.width];
  const [top, bottom] = span(stops.rows, row, plot.y, plot.height, view.y);
  return `M${left} ${top}H${right}V${bottom}H${left}Z`;
}

/** Bars have rows only, curves columns only. */
export function hasCells({ stops: { columns, rows } }: Scene): boolean {
  return rows.length > 0 && columns.length > 1;
}

/** From half-way to the stop before to half-way to the next; the outer ones reach to the ends of the side. */
function span(
  centres: readonly number[],
  index: number,
  start: number,
  length: number,
  side: Side,
): [number, number] {
  const centre = centres[index] ?? start;
  const [before, after] = [centres[index - 1], centres[index + 1]];
  const from = before === undefined ? start : (before + centre) / 2;
  const to = after === undefined ? start + length : (centre + after) / 2;
  const clamp = (place: number): number => Math.max(start, Math.min(start + length, place));
  return [clamp(toScreen(side, from)), clamp(toScreen(side, to))];
}

function curvesOf(figure: Figure): readonly (readonly (number | null)[])[] {
  if (figure.kind === 'lines') return figure.lines.map(({ values }) => values);
  return figure.kind === 'curve' ? [figure.rates] : [];
}

function yOf({ plot, y }: Scene, value: number): number {
  const [from, to] = y.range;
  return plot.y + plot.height * (1 - (value - from) / (to - from));
}

function path(name: string, d: string): SceneNode {
  return { tag: 'path', attributes: { class: name, d } };
}
