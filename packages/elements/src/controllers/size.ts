import type { ReactiveController, ReactiveControllerHost } from 'lit';

let observer: ResizeObserver | null = null;
const watched = new Map<Element, (width: number) => void>();

/**
 * The width of the host's content box in whole pixels, 0 until it is laid out; its height is its own doing. All elements
 * share one observer.
 */
export class SizeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  width = 0;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    observer ??= new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) watched.get(target)?.(Math.floor(contentRect.width));
    });
    watched.set(this.#host, (width) => this.#resize(width));
    observer.observe(this.#host);
  }

  hostDisconnected(): void {
    observer?.unobserve(this.#host);
    watched.delete(this.#host);
    if (watched.size > 0) return;
    observer?.disconnect();
    observer = null;
  }

  /** For who cannot wait for the next frame, and has no padding. */
  measure(): void {
    this.width ||= Math.floor(this.#host.getBoundingClientRect().width);
  }

  #resize(width: number): void {
    if (width === this.width) return;
    this.width = width;
    // In a task of its own: drawing changes the height of the host, which at this very moment would be called a loop.
    setTimeout(() => this.#host.requestUpdate());
  }
}

export function watchedForSize(): number {
  return watched.size;
}
