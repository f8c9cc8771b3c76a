import { readout, step, stopAt, type LegendEntry, type Scene, type Stop } from '@oc-stats/figures';
import { areaNode, cursorNodes, isInView } from './cursor.ts';
import type { Area } from './drag.ts';
import { kindOf, sentenceOf } from './kinds.ts';
import { placeReadout, spoken, writeReadout } from './readout.ts';
import type { Shown } from './reading.ts';
import { slideTo } from './slider.ts';
import { drawNodes } from './still.ts';
import { toScene, toScreen, WHOLE, type View } from './view.ts';

/**
 * The values under the pointer and along the arrow keys, over the still as over Plotly. It knows figures and scenes,
 * but neither where they come from nor what draws them.
 */
export class ValueLayer {
  readonly #control: HTMLElement;
  readonly #cursor: Element;
  readonly #box: HTMLElement;
  #shown: Shown | null = null;
  #entries: readonly LegendEntry[] = [];
  #view: View = WHOLE;
  #stop: Stop | null = null;

  constructor(control: HTMLElement) {
    this.#control = control;
    this.#cursor = control.querySelector('.cursor')!;
    this.#box = control.querySelector<HTMLElement>('.readout')!;
  }

  get stop(): Stop | null {
    return this.#stop;
  }

  /** Where the stop is in the scene. */
  get place(): { readonly x: number; readonly y: number } | null {
    const stop = this.#stop;
    const scene = this.#shown?.scene;
    if (!stop || !scene) return null;
    const { plot, stops } = scene;
    const y = stop.row === undefined ? plot.y : (stops.rows[stop.row] ?? plot.y);
    return { x: stops.columns[stop.column] ?? plot.x, y };
  }

  /** After every redraw; `null` when there is nothing to read. A stop that is still there stays. */
  show(shown: Shown | null): void {
    if (shown && shown.scene === this.#shown?.scene && shown.language === this.#shown.language) {
      return this.#describe();
    }
    this.#shown = shown;
    this.#entries = shown ? (kindOf(shown.figure.kind)?.legend(shown.figure, shown.language) ?? []) : [];
    if (!shown || (this.#stop && !exists(shown.scene, this.#stop))) this.#stop = null;
    this.#draw();
    this.#describe();
  }

  set view(view: View) {
    this.#view = view;
    this.#draw();
  }

  /** A pointer is at this place of the chart. */
  point(x: number, y: number): void {
    const scene = this.#shown?.scene;
    if (scene) this.#go(stopAt(scene, toScene(this.#view.x, x), toScene(this.#view.y, y)));
  }

  /** Whether the key was for us; any other is the page's. */
  press(key: string): boolean {
    const shown = this.#shown;
    if (!shown) return false;
    if (key === 'Escape') {
      const open = this.#stop !== null;
      this.#go(null);
      return open;
    }
    const next = step(shown.scene, this.#stop, key);
    if (next) this.#go(next);
    return next !== null;
  }

  /** The focus has come by keyboard: begin at the newest value. */
  begin(): void {
    const stops = this.#shown?.scene.stops;
    if (!stops || this.#stop) return;
    this.#go(stops.rows.length > 0 ? { column: 0, row: 0 } : { column: stops.columns.length - 1 });
  }

  /** Shows what is being dragged over instead of a value. */
  mark(area: Area | null): void {
    this.#go(null);
    drawNodes(this.#cursor, area ? [areaNode(area)] : []);
  }

  leave(): void {
    this.#go(null);
  }

  #go(stop: Stop | null): void {
    if (stop?.column === this.#stop?.column && stop?.row === this.#stop?.row) return;
    this.#stop = stop;
    this.#draw();
    this.#describe();
  }

  #draw(): void {
    const stop = this.#stop;
    const shown = this.#shown;
    const place = this.place;
    if (!stop || !shown || !place || !isInView(shown.scene, stop, this.#view)) {
      drawNodes(this.#cursor, []);
      this.#box.hidden = true;
      return;
    }
    const { figure, scene, language } = shown;
    const view = this.#view;
    drawNodes(this.#cursor, cursorNodes(figure, scene, this.#entries, stop, view));
    writeReadout(this.#box, readout(figure, scene, language, stop));
    const at = { x: toScreen(view.x, place.x), y: toScreen(view.y, place.y) };
    placeReadout(this.#box, scene, at, stop.row !== undefined);
  }

  #describe(): void {
    const shown = this.#shown;
    if (!shown) return;
    const { figure, scene, language } = shown;
    const stop = this.#stop;
    const place = stop ? (stop.row ?? 0) * scene.stops.columns.length + stop.column : 0;
    // Its value text is the sentence until somebody walks along the values.
    const text = stop ? spoken(readout(figure, scene, language, stop)) : sentenceOf(figure, language);
    slideTo(this.#control, place, text);
  }
}

function exists({ stops }: Scene, { column, row }: Stop): boolean {
  const { columns, rows } = stops;
  return (
    column < columns.length &&
    (rows.length === 0 ? row === undefined : row !== undefined && row < rows.length)
  );
}
