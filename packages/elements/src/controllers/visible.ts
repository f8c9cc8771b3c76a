import type { ReactiveController, ReactiveControllerHost } from 'lit';

const MARGIN = '200px';

let observer: IntersectionObserver | null = null;
const waiting = new Map<Element, () => void>();

/**
 * Tells when an element comes near the window for the first time; from then on it stays "seen". All elements share one
 * observer, which is let go with the last of them.
 */
export class VisibleController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement & { readonly loading?: string | null };
  #seen = false;

  constructor(host: ReactiveControllerHost & HTMLElement & { readonly loading?: string | null }) {
    this.#host = host;
    host.addController(this);
  }

  get seen(): boolean {
    return this.#seen || this.#host.loading === 'eager';
  }

  hostConnected(): void {
    if (this.#seen) return;
    observe(this.#host, () => {
      this.#seen = true;
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    unobserve(this.#host);
  }
}

export function waitingToBeSeen(): number {
  return waiting.size;
}

function observe(element: Element, onSeen: () => void): void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const report = waiting.get(target);
        if (!isIntersecting || !report) continue;
        unobserve(target);
        report();
      }
    },
    { rootMargin: MARGIN },
  );
  waiting.set(element, onSeen);
  observer.observe(element);
}

function unobserve(element: Element): void {
  observer?.unobserve(element);
  waiting.delete(element);
  if (waiting.size > 0) return;
  observer?.disconnect();
  observer = null;
}
