import type { Scene } from '@oc-stats/figures';
import { zoomable } from './view.ts';

/** Shorter moves are clicks made by an unsteady hand. */
const LEAST = 8;

/** Part of a chart, in its pixels. */
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * The reader's wish to zoom: a drag over the still with mouse or pen. A finger scrolls the page and reads values
 * instead.
 */
export class Drag {
  readonly #control: HTMLElement;
  #from: { readonly x: number; readonly y: number } | null = null;
  #area: Area | null = null;

  constructor(control: HTMLElement) {
    this.#control = control;
  }

  start({ button, pointerType }: PointerEvent, x: number, y: number): void {
    this.#from = button === 0 && pointerType !== 'touch' ? { x, y } : null;
    this.#area = null;
  }

  /** The area so far; `null` while this is not a drag. */
  move({ buttons, pointerId }: PointerEvent, x: number, y: number, scene: Scene): Area | null {
    if (!this.#from) return null;
    if (buttons === 0) return this.end();
    if (!this.#area) {
      if (Math.hypot(x - this.#from.x, y - this.#from.y) < LEAST) return null;
      this.#control.setPointerCapture(pointerId);
    }
    this.#area = areaBetween(this.#from, { x, y }, scene);
    return this.#area;
  }

  /** What was dragged over, and an end to it. */
  end(): Area | null {
    const area = this.#area;
    this.#from = this.#area = null;
    return area;
  }
}

/** Within the plot; a side that cannot be zoomed is taken whole. */
function areaBetween(a: { x: number; y: number }, b: { x: number; y: number }, scene: Scene): Area {
  const { plot } = scene;
  const able = zoomable(scene);
  const across = (x: number): number => Math.max(plot.x, Math.min(plot.x + plot.width, x));
  const down = (y: number): number => Math.max(plot.y, Math.min(plot.y + plot.height, y));
  return {
    left: able.x ? across(Math.min(a.x, b.x)) : plot.x,
    right: able.x ? across(Math.max(a.x, b.x)) : plot.x + plot.width,
    top: able.y ? down(Math.min(a.y, b.y)) : plot.y,
    bottom: able.y ? down(Math.max(a.y, b.y)) : plot.y + plot.height,
  };
}
