import type { Scene } from '@oc-stats/figures';

/**
 * Where a place of the scene is on the screen. Without zoom they are the same; exploring moves and stretches each
 * side on its own. Axes are linear, so two numbers a side are enough.
 */
export interface View {
  readonly x: Side;
  readonly y: Side;
}

export interface Side {
  readonly scale: number;
  readonly offset: number;
}

/** Only time, places and rows can be zoomed: the length of a bar and the height of a curve keep their meaning. */
export function zoomable({ x, y }: Scene): { readonly x: boolean; readonly y: boolean } {
  return { x: x.type !== 'count', y: y.type === 'rows' };
}

export const WHOLE: View = { x: { scale: 1, offset: 0 }, y: { scale: 1, offset: 0 } };

export function toScreen({ scale, offset }: Side, place: number): number {
  return place * scale + offset;
}

export function toScene({ scale, offset }: Side, place: number): number {
  return (place - offset) / scale;
}
