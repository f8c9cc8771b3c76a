import type { Words } from '@oc-stats/figures';
import { html, type TemplateResult } from 'lit';
import type { Explorer } from './explorer.ts';

export function explorerTools(explorer: Explorer, { action, list }: Words): TemplateResult {
  return html`<button
      type="button"
      aria-label=${action.zoomIn}
      title=${action.zoomIn}
      @click=${() => explorer.zoom(1 / 2)}
    >
      +
    </button>
    <button
      type="button"
      aria-label=${action.zoomOut}
      title=${action.zoomOut}
      @click=${() => explorer.zoom(2)}
    >
      −
    </button>
    <button type="button" aria-pressed=${explorer.moving} @click=${() => explorer.toggleMoving()}>
      ${action.pan}
    </button>
    <button type="button" @click=${() => explorer.reset()}>${list.all}</button>`;
}
