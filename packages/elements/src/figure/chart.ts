import { curveHeight, linesHeight, nodes } from '@oc-stats/figures';
import type { Figure, Language, Scene } from '@oc-stats/figures';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { allWords } from '../controllers/dictionaries.ts';
import type { Follower } from './follow.ts';
import { whenIdle } from '../pace/idle.ts';
import { kindOf } from './kinds.ts';
import { measureIn } from './measure.ts';
import type { RowAction } from './openable.ts';
import type { Reading } from './reading.ts';
import { drawNodes, drawPicture } from './still.ts';

/** How many rows there will be is not known before they are here. */
const ROWS_HEIGHT = 280;

export interface ChartHost extends ReactiveControllerHost, Follower {
  readonly language: Language;
  /** `auto` (default), `full` or `none`. */
  readonly explore: string | null;
  readonly rowAction: RowAction | null;
}

/**
 * The picture in its box, in the shadow root of its host: draws the still whenever the host says so. Reading it by
 * pointer and keyboard, and exploring it, come after the picture and are loaded apart from it: until then it is an image.
 */
export class Chart {
  readonly #host: ChartHost;
  #figure: Figure | null = null;
  #scene: Scene | null = null;
  #language: Language | null = null;
  #width = 0;
  #reserved = 0;
  #control: HTMLElement | null = null;
  #loading: Promise<Reading | null> | null = null;
  reading: Reading | null = null;

  constructor(host: ChartHost) {
    this.#host = host;
  }

  get scene(): Scene | null {
    return this.#scene;
  }

  /** Lays the figure out for a width; what is the same as before keeps its scene. Without a figure its room is kept. */
  compose(figure: Figure | null, width: number, kind: Figure['kind']): void {
    const { language } = this.#host;
    const how = kindOf(kind);
    this.#reserved = /^(lines|balance|difference)$/.test(kind)
      ? linesHeight(width)
      : /^(curve|ages)$/.test(kind)
        ? curveHeight(width)
        : ROWS_HEIGHT;
    if (figure === this.#figure && width === this.#width && language === this.#language) return;
    this.#figure = figure;
    this.#width = width;
    this.#language = language;
    const size = how && figure && width > 0 ? { width, height: how.height(figure, width) } : null;
    this.#scene = how && figure && size ? how.scene(figure, size, measureIn(this.#host), language) : null;
  }

  /** The same figure and size, measured anew: a font has arrived. */
  forget(): void {
    this.#width = 0;
  }

  /** After the host has rendered. */
  draw(): void {
    const control = this.#host.shadowRoot?.querySelector<HTMLElement>('.chart');
    if (!control) return;
    this.#control = control;
    const scene = this.#scene;
    const still = control.querySelector('.still')!;
    control.style.blockSize = `${scene?.height ?? this.#reserved}px`;
    if (scene) drawPicture(still, nodes(scene));
    else drawNodes(still, []);
    this.#show();
    if (scene) whenIdle(() => void this.read());
  }

  /** What reads and explores, once it is here; `null` where it cannot be loaded: the picture and its table stay. */
  read(): Promise<Reading | null> {
    this.#loading ??= Promise.all([import('./reading.ts'), allWords()]).then(
      ([{ Reading }]) => {
        this.reading = new Reading(this.#host, this.#control!);
        this.#show();
        return this.reading;
      },
      () => {
        this.#loading = null;
        // Who comes by once more may find the network back.
        this.#control?.addEventListener('pointerenter', () => void this.read(), { once: true });
        return null;
      },
    );
    return this.#loading;
  }

  template(label: string, inside: unknown): TemplateResult {
    const live = this.#scene !== null;
    return html`<div
        class="chart"
        part="chart"
        role=${live ? 'img' : nothing}
        aria-label=${live ? label : nothing}
      >
        <svg class="still" aria-hidden="true"></svg>
        <div class="stage" aria-hidden="true"></div>
        <svg class="cursor" aria-hidden="true"></svg>
        <div class="readout" aria-hidden="true" hidden></div>
        ${inside}
      </div>
      <span id="keys" hidden></span>`;
  }

  #show(): void {
    const figure = this.#figure;
    const scene = this.#scene;
    this.reading?.show(figure && scene ? { figure, scene, language: this.#host.language } : null);
  }
}
