import type { Failure } from '../client/failure.ts';

/** Something cannot be shown; the element says so itself, the page may say more. */
export class OcStatsErrorEvent extends Event {
  readonly detail: Failure;

  constructor({ code, message, at }: Failure) {
    super('oc-stats-error', { bubbles: true, composed: true });
    this.detail = { code, message, at };
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oc-stats-error': OcStatsErrorEvent;
  }
}
