import type { Scene, Words } from '@oc-stats/figures';
import { plotlySpec, zoomedTicks, type PlotlySpec } from '@oc-stats/figures/plotly';
import type { TemplateResult } from 'lit';
import type { Area } from '../figure/drag.ts';
import { measureIn } from '../figure/measure.ts';
import type { Shown } from '../figure/reading.ts';
import { zoomable, type View } from '../figure/view.ts';
import { Drawing, type Ranges } from './drawing.ts';
import { press, type Movable } from './keys.ts';
import { loadPlotly, type PlotlyBuild } from './plotly.ts';
import { moved, part, revealed, sideOf, within, zoomed } from './ranges.ts';
import { resolvedPalette } from '../figure/resolved-palette.ts';
import { explorerTools } from './tools.ts';

export { prefetchPlotly } from './plotly.ts';

export interface ExplorerOptions {
  readonly stage: HTMLElement;
  readonly build: PlotlyBuild;
  readonly shown: Shown;
  /** Told whenever another part becomes visible, so that values and cursor keep to it. */
  readonly follow: (view: View) => void;
  /** Told when the buttons have something new to say. */
  readonly changed: () => void;
}

export async function openExplorer(options: ExplorerOptions): Promise<Explorer> {
  const drawing = new Drawing(await loadPlotly(options.build), options.stage);
  const explorer = new Explorer(drawing, options);
  try {
    await explorer.show(options.shown);
  } catch (error) {
    drawing.close();
    throw error;
  }
  return explorer;
}

/**
 * A figure drawn by Plotly where its still was: same plot area, ranges and ticks, but it can be zoomed and moved.
 * Plotly only draws and drags; values, legend and buttons are ours.
 */
export class Explorer implements Movable {
  readonly #drawing: Drawing;
  readonly #options: ExplorerOptions;
  #shown: Shown | null = null;
  #spec: PlotlySpec | null = null;
  #colors = '';
  #visible: Ranges = { x: [0, 1], y: [0, 1] };
  moving = false;

  constructor(drawing: Drawing, options: ExplorerOptions) {
    this.#drawing = drawing;
    this.#options = options;
  }

  /** Draws what is shown now. The visible part stays as long as it is part of the same whole. */
  async show(shown: Shown): Promise<void> {
    const palette = resolvedPalette(this.#options.stage.getRootNode() as ShadowRoot);
    const colors = Object.values(palette).join();
    const before = this.#shown;
    if (shown.scene === before?.scene && shown.language === before.language && colors === this.#colors)
      return;
    const { figure, scene, language } = shown;
    const sameWhole = before && String(before.scene.x.range) === String(scene.x.range);
    this.#shown = shown;
    this.#colors = colors;
    this.#spec = plotlySpec(figure, scene, palette, language);
    this.#visible = this.#limited(sameWhole ? this.#visible : this.#whole);
    await this.#drawing.draw(this.#spec, {
      dragmode: this.#dragMode,
      xaxis: { range: [...this.#visible.x], ...this.#ticks() },
      yaxis: { range: [...this.#visible.y] },
    });
    if (!before) {
      this.#drawing.listen({
        // While a part is being marked, Plotly names it already but still shows the whole.
        during: (ranges) => this.moving && this.#tell(ranges),
        after: (ranges) => this.#look(ranges),
        reset: () => this.reset(),
      });
    }
    this.#tell(this.#visible);
  }

  /** Makes an area of the chart, in pixels, all that is visible. */
  zoomTo({ left, right, top, bottom }: Area): void {
    const { plot } = this.#scene;
    const across = (place: number): number => (place - plot.x) / plot.width;
    const up = (place: number): number => 1 - (place - plot.y) / plot.height;
    const { x, y } = this.#visible;
    this.#look({ x: part(x, across(left), across(right)), y: part(y, up(bottom), up(top)) });
  }

  zoom(factor: number): void {
    const { x, y } = this.#visible;
    this.#look({ x: zoomed(x, factor), y: zoomed(y, factor) });
  }

  move(across: number, up: number): void {
    const { x, y } = this.#visible;
    this.#look({ x: moved(x, across), y: moved(y, up) });
  }

  /** Moves just so far that a place of the whole scene can be seen. */
  reveal(place: { readonly x: number; readonly y: number }): void {
    const { plot } = this.#scene;
    const { x, y } = this.#whole;
    const across = part(x, (place.x - plot.x) / plot.width, 1)[0];
    const up = part(y, 1 - (place.y - plot.y) / plot.height, 1)[0];
    this.#look({ x: revealed(this.#visible.x, across), y: revealed(this.#visible.y, up) });
  }

  reset(): void {
    this.#look(this.#whole);
  }

  toggleMoving(): void {
    this.moving = !this.moving;
    this.#drawing.change({ dragmode: this.#dragMode });
    this.#options.changed();
  }

  /** Whether the key was for us. */
  press(event: KeyboardEvent): boolean {
    return press(this, event);
  }

  tools(words: Words): TemplateResult {
    return explorerTools(this, words);
  }

  close(): void {
    this.#drawing.close();
  }

  get #scene(): Scene {
    return this.#shown!.scene;
  }

  get #whole(): Ranges {
    return { x: this.#scene.x.range, y: this.#scene.y.range };
  }

  get #dragMode(): 'pan' | 'zoom' {
    return this.moving ? 'pan' : 'zoom';
  }

  #look(ranges: Ranges): void {
    const before = String(Object.values(this.#visible));
    this.#visible = this.#limited(ranges);
    this.#tell(this.#visible);
    const { x, y } = this.#visible;
    // Also when Plotly has let itself be dragged beyond the whole: then it is put back.
    if (String([x, y]) === before && String([ranges.x, ranges.y]) === before) return;
    const { tickvals, ticktext } = this.#ticks();
    const ticks = { 'xaxis.tickvals': tickvals, 'xaxis.ticktext': ticktext };
    this.#drawing.change({ 'xaxis.range': [...x], 'yaxis.range': [...y], ...ticks });
  }

  #limited({ x, y }: Ranges): Ranges {
    const whole = this.#whole;
    const able = zoomable(this.#scene);
    return { x: able.x ? within(x, whole.x) : whole.x, y: able.y ? within(y, whole.y) : whole.y };
  }

  /** The still's own ticks for the whole, others for a part of it. */
  #ticks(): { tickvals: number[]; ticktext: string[] } {
    const { figure, scene, language } = this.#shown!;
    const { x } = this.#visible;
    if (String(x) === String(scene.x.range)) {
      const { tickvals, ticktext } = this.#spec!.layout['xaxis'] as ReturnType<typeof zoomedTicks>;
      return { tickvals: [...tickvals], ticktext: [...ticktext] };
    }
    return zoomedTicks(figure, scene, x, measureIn(this.#options.stage), language);
  }

  #tell({ x, y }: Ranges): void {
    const { plot } = this.#scene;
    const whole = this.#whole;
    this.#options.follow({
      x: sideOf(whole.x, x, { start: plot.x, length: plot.width }, false),
      y: sideOf(whole.y, y, { start: plot.y, length: plot.height }, true),
    });
  }
}
