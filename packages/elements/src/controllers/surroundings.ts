import type { Scope } from '@oc-stats/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { StatsClient } from '../client/stats-client.ts';
import type { SelectionStore } from '../selection/selection-store.ts';

/** What an element takes over from the composite around it unless its own attributes say otherwise. */
export interface Surroundings {
  readonly scope: Scope | null;
  /** The title of the scope, once known. */
  readonly subject: string;
  readonly selection: SelectionStore;
  readonly client: StatsClient | null;
  readonly hrefFor: (type: 'series' | 'episode', id: string) => string | null;
}

/** Climbs through shadow roots to the nearest provider; the provider answers at once and again after every change. */
export class SurroundingsRequest extends Event {
  readonly receive: (surroundings: Surroundings) => void;
  /** Set by the provider: the way to tell it that nobody listens any more. */
  forget: (() => void) | null = null;

  constructor(receive: SurroundingsRequest['receive']) {
    super('oc-stats-surroundings', { bubbles: true, composed: true });
    this.receive = receive;
  }
}

export class SurroundingsController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #request: SurroundingsRequest | null = null;
  value: Surroundings | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.value = null;
    this.#ask();
    const late = this.#host.parentElement?.closest(':not(:defined)')?.localName;
    // An element around this one may be upgraded after it, by the same script or another.
    if (!this.value && late?.startsWith('oc-')) void customElements.whenDefined(late).then(() => this.#ask());
  }

  hostDisconnected(): void {
    this.#request?.forget?.();
    this.#request = null;
  }

  #ask(): void {
    if (!this.#host.isConnected) return;
    this.#request?.forget?.();
    this.#request = new SurroundingsRequest((surroundings) => {
      this.value = surroundings;
      this.#host.requestUpdate();
    });
    this.#host.dispatchEvent(this.#request);
  }
}
