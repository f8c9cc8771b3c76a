import type { Ink, TextMark } from '../scene.ts';

/** The size of every text in a scene. */
export const TEXT = 12;

/** A tenth of a pixel is finer than any screen shows, and keeps paths short. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** `null` breaks the line. */
export type Point = readonly [x: number, y: number] | null;

/** An open line through the points. Points alone between gaps are left to `dots`. */
export function polyline(points: readonly Point[]): string {
  let d = '';
  let drawing = false;
  points.forEach((point, i) => {
    if (point && (drawing || points[i + 1]))
      d += `${drawing ? 'L' : 'M'}${round(point[0])} ${round(point[1])}`;
    drawing = point !== null;
  });
  return d;
}

/** Points without a neighbour: as a line they would be invisible. */
export function loners(points: readonly Point[]): (readonly [number, number])[] {
  return points.flatMap((point, i) => (point && !points[i - 1] && !points[i + 1] ? [point] : []));
}

export function circle([x, y]: readonly [number, number], radius: number): string {
  const r = round(radius);
  return `M${round(x - r)} ${round(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
}

export function rectangle(x: number, y: number, width: number, height: number): string {
  return `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;
}

export function horizontal(x: number, y: number, width: number): string {
  return `M${round(x)} ${round(y)}h${round(width)}`;
}

export function vertical(x: number, y: number, height: number): string {
  return `M${round(x)} ${round(y)}v${round(height)}`;
}

/** `y` is the middle of the text: its baseline lies a third of its size below. */
export function label(
  text: string,
  x: number,
  y: number,
  anchor: TextMark['anchor'],
  ink: Ink = 'muted',
  bold = false,
): TextMark {
  return {
    type: 'text',
    x: round(x),
    y: round(y + TEXT * 0.35),
    text,
    size: TEXT,
    ink,
    anchor,
    ...(bold ? { bold } : {}),
  };
}
