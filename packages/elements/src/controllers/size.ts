import type { ReactiveController, ReactiveControllerHost } from 'lit';

let observer: ResizeObserver | null = null;
const watched = new Map<Element, (width: number, height: number) => void>();

/** The size of the host's content box, in whole pixels; 0 × 0 until it is laid out. All elements share one observer. */
export class SizeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  width = 0;
  height = 0;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    observer ??= new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries)
        watched.get(target)?.(contentRect.width, contentRect.height);
    });
    watched.set(this.#host, (width, height) => this.#resize(Math.floor(width), Math.floor(height)));
    observer.observe(this.#host);
  }

  hostDisconnected(): void {
    observer?.unobserve(this.#host);
    watched.delete(this.#host);
    if (watched.size > 0) return;
    observer?.disconnect();
    observer = null;
  }

  #resize(width: number, height: number): void {
    if (width === this.width && height === this.height) return;
    this.width = width;
    this.height = height;
    this.#host.requestUpdate();
  }
}

export function watchedForSize(): number {
  return watched.size;
}
