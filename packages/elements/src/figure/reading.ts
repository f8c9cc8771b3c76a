import type { Figure, Language, Scene } from '@oc-stats/figures';
import { adopt } from './adopt.ts';
import type { ChartHost } from './chart.ts';
import { Drag, type Area } from './drag.ts';
import { Exploration } from './exploration.ts';
import { follow } from './follow.ts';
import { openableAt } from './openable.ts';
import { readingStyles } from './reading.styles.ts';
import { beNoSlider, beSlider } from './slider.ts';
import { ValueLayer } from './value-layer.ts';

const EVENTS = 'pointerdown pointermove pointerup pointercancel pointerleave click keydown focus blur'.split(
  ' ',
);

/** What lies in the box. */
export interface Shown {
  readonly figure: Figure;
  readonly scene: Scene;
  readonly language: Language;
}

/** What pointer and keyboard do with a picture: read its values, open what they are about, zoom. */
export class Reading implements EventListenerObject {
  readonly #host: ChartHost;
  readonly #control: HTMLElement;
  readonly #values: ValueLayer;
  readonly #drag: Drag;
  readonly exploration: Exploration;
  #shown: Shown | null = null;
  #opens = false;

  constructor(host: ChartHost, control: HTMLElement) {
    this.#host = host;
    this.#control = control;
    this.#values = new ValueLayer(control);
    this.#drag = new Drag(control);
    this.exploration = new Exploration(host, control, (view) => (this.#values.view = view));
    adopt(control.getRootNode() as ShadowRoot, readingStyles);
    for (const type of EVENTS) control.addEventListener(type, this);
  }

  /** After every redraw; `null` when there is nothing to read. */
  show(shown: Shown | null): void {
    this.#shown = shown;
    const { status } = this.exploration;
    const { classList } = this.#control;
    classList.toggle('explored', status === 'on');
    classList.toggle('openable', shown !== null && this.#opensRows(shown.figure));
    this.#control.ariaBusy = status === 'loading' ? 'true' : null;
    if (shown) beSlider(this.#control, shown, status === 'on');
    else beNoSlider(this.#control);
    this.#values.show(shown);
    if (shown) this.exploration.show(shown);
    else this.exploration.end();
  }

  #opensRows(figure: Figure): boolean {
    if (this.#host.rowAction) return true;
    const item = openableAt(figure, 0);
    return item !== null && this.#host.hrefFor(item.type, item.id) !== null;
  }

  toggleExploring(): void {
    if (this.exploration.explorer) this.exploration.end();
    else this.explore();
  }

  explore(area?: Area): void {
    if (this.#shown) void this.exploration.begin(this.#shown, area);
  }

  handleEvent(event: Event): void {
    if (!this.#shown) return;
    if (event instanceof PointerEvent && event.type !== 'click') this.#onPointer(event, this.#shown.scene);
    else if (event instanceof KeyboardEvent) this.#onKey(event);
    else if (event.type === 'click' && this.#opens) this.#open();
    // Only who comes by keyboard needs a value at once.
    else if (event.type === 'focus' && this.#control.matches(':focus-visible')) this.#values.begin();
    else if (event.type === 'blur') this.#values.leave();
  }

  #onPointer(event: PointerEvent, scene: Scene): void {
    const [x, y] = this.#placeOf(event);
    const isTouch = event.pointerType === 'touch';
    if (event.type === 'pointerdown') {
      const before = this.#values.stop;
      // Plotly takes the mouse now, and says nothing until it lets go.
      if (this.exploration.explorer && !isTouch) this.#values.leave();
      else this.#values.point(x, y);
      // The first tap of a finger shows what a mouse has shown by hovering; while exploring, clicks are for the zoom.
      this.#opens =
        !this.exploration.explorer && (!isTouch || (before !== null && before === this.#values.stop));
      if (this.#host.explore !== 'none' && !this.exploration.explorer) this.#drag.start(event, x, y);
    } else if (event.type === 'pointermove') {
      const area = this.#drag.move(event, x, y, scene);
      if (area) this.#opens = false;
      if (area) this.#values.mark(area);
      else if (isTouch || event.buttons === 0) this.#values.point(x, y);
    } else if (event.type === 'pointerup') {
      const area = this.#drag.end();
      if (area) this.#values.mark(null);
      if (area) this.explore(area);
    } else {
      this.#drag.end();
      if (!isTouch) this.#values.leave();
    }
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.#press(event)) event.preventDefault();
  }

  /** Whether the key was for us. */
  #press(event: KeyboardEvent): boolean {
    const { explorer } = this.exploration;
    if (event.key === 'Enter') return this.#open();
    if (explorer?.press(event)) return true;
    if (!event.shiftKey && this.#values.press(event.key)) {
      const { place } = this.#values;
      if (explorer && place) explorer.reveal(place);
      return true;
    }
    if (event.key !== 'Escape' || !explorer) return false;
    this.exploration.end();
    return true;
  }

  #open(): boolean {
    const { row } = this.#values.stop ?? {};
    const act = row === undefined ? null : this.#host.rowAction?.(row);
    act?.();
    if (act) return true;
    const item = this.#shown && openableAt(this.#shown.figure, row);
    if (item) follow(this.#host, item);
    return item !== null;
  }

  /** Pixels from the corner of the chart, also where the page has scaled it. */
  #placeOf({ clientX, clientY }: PointerEvent): [number, number] {
    const { left, top, width } = this.#control.getBoundingClientRect();
    const scale = this.#control.offsetWidth / width || 1;
    return [(clientX - left) * scale, (clientY - top) * scale];
  }
}
