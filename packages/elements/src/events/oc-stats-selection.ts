import type { Selection } from '../selection/selection.ts';

/** A reader has chosen another range, grain, comparison or other metrics. */
export class OcStatsSelectionEvent extends Event {
  readonly detail: Selection;

  constructor(detail: Selection) {
    super('oc-stats-selection', { bubbles: true, composed: true });
    this.detail = detail;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'oc-stats-selection': OcStatsSelectionEvent;
  }
}
