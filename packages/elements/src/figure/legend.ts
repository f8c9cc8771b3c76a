import type { LegendEntry } from '@oc-stats/figures';
import { html, nothing, svg, type TemplateResult } from 'lit';

export interface Legend {
  readonly entries: readonly LegendEntry[];
  readonly hidden: ReadonlySet<number>;
  readonly label: string;
  readonly toggle: (place: number) => void;
}

/** Lines are switched on and off by their name. */
export function legendTemplate({ entries, hidden, label, toggle }: Legend): TemplateResult {
  return html`<div class="legend" part="legend" role="group" aria-label=${label}>
    ${entries.map(
      (entry, place) =>
        html`<button type="button" aria-pressed=${!hidden.has(place)} @click=${() => toggle(place)}>
          ${sample(entry)}${entry.label}
        </button>`,
    )}
  </div>`;
}

/** The line as it is drawn, so that dashes tell what colours cannot. */
export function sample({ ink, dash }: LegendEntry): TemplateResult {
  return html`<svg viewBox="0 0 20 10" aria-hidden="true">
    ${svg`<path class="stroke-${ink}" d="M0 5H20" stroke-dasharray=${dash ?? nothing} />`}
  </svg>`;
}
