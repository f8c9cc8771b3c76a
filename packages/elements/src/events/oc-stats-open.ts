/** A reader wants to see a series or an episode. Preventing it keeps a link from being followed. */
export class OcStatsOpenEvent extends Event {
  readonly detail: { readonly type: 'series' | 'episode'; readonly id: string };

  constructor(detail: OcStatsOpenEvent['detail']) {
    super('oc-stats-open', { bubbles: true, composed: true, cancelable: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oc-stats-open': OcStatsOpenEvent;
  }
}
