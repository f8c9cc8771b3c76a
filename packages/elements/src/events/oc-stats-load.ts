/** New numbers have arrived and are about to be drawn. */
export class OcStatsLoadEvent extends Event {
  readonly detail: { readonly path: string; readonly answer: object };

  constructor(detail: OcStatsLoadEvent['detail']) {
    super('oc-stats-load', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oc-stats-load': OcStatsLoadEvent;
  }
}
