import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { lookTogether } from '../pace/look.ts';

const MARGIN = 200;

let observer: IntersectionObserver | null = null;
const waiting = new Map<Element, () => void>();

/**
 * Tells when an element comes near the window for the first time; from then on it stays "seen". What stands there when
 * it comes into the page is seen at a look, before any frame; for the others all share one observer, which is let go
 * with the last of them.
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
    const see = (): void => {
      this.#seen = true;
      this.#host.requestUpdate();
    };
    lookTogether(() => {
      if (!this.#host.isConnected || this.#seen) return;
      if (isNear(this.#host)) see();
      else observe(this.#host, see);
    });
  }

  hostDisconnected(): void {
    unobserve(this.#host);
  }
}

export function waitingToBeSeen(): number {
  return waiting.size;
}

function isNear(element: Element): boolean {
  // Where a frame stands in its page, only an observer knows.
  if (parent !== window || !element.checkVisibility()) return false;
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return bottom >= -MARGIN && top <= innerHeight + MARGIN && right >= -MARGIN && left <= innerWidth + MARGIN;
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
    { rootMargin: `${MARGIN}px` },
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
