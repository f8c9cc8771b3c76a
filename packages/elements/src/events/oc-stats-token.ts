export interface WantedToken {
  /** Whether the last one has ended already, or ends soon. */
  readonly expired: boolean;
  /** Takes the new one; it may be called later, too. */
  readonly renew: (token: string | Promise<string>) => void;
}

/**
 * The permission to see what is shown ends, and the page is asked for a new one: once for all elements that share it.
 * Preventing it says that an answer will come, however long it takes.
 */
export class OcStatsTokenEvent extends Event {
  readonly detail: WantedToken;

  constructor(detail: WantedToken) {
    super('oc-stats-token', { bubbles: true, composed: true, cancelable: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oc-stats-token': OcStatsTokenEvent;
  }
}
