import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Surroundings, SurroundingsRequest } from './surroundings.ts';

/** The other end: answers what is inside the host, but not the host itself. */
export class SurroundingsProvider implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #current: () => Surroundings;
  readonly #receivers = new Set<SurroundingsRequest['receive']>();

  constructor(host: ReactiveControllerHost & HTMLElement, current: () => Surroundings) {
    this.#host = host;
    this.#current = current;
    host.addController(this);
    host.addEventListener('oc-stats-surroundings', (event) => this.#answer(event as SurroundingsRequest));
  }

  hostUpdated(): void {
    const surroundings = this.#current();
    for (const receive of this.#receivers) receive(surroundings);
  }

  #answer(request: SurroundingsRequest): void {
    if (request.composedPath()[0] === this.#host) return;
    request.stopPropagation();
    this.#receivers.add(request.receive);
    request.forget = () => this.#receivers.delete(request.receive);
    request.receive(this.#current());
  }
}
