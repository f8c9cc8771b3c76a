import type { Figure, LegendEntry } from '@oc-stats/figures';
import { html, nothing, svg, type TemplateResult } from 'lit';

export interface LegendParts {
  readonly figure: Figure;
  readonly entries: readonly LegendEntry[];
  readonly hidden: ReadonlySet<number>;
  readonly label: string;
  readonly toggle: (place: number) => void;
}

/** Lines are switched on and off by their name; bars and the classes of a heat map are only named. */
export function legendTemplate({
  figure,
  entries,
  hidden,
  label,
  toggle,
}: LegendParts): TemplateResult | typeof nothing {
  if (entries.length < 2) return nothing;
  if (figure.kind !== 'lines') {
    const line = figure.kind === 'curve';
    return html`<ul class="legend ${figure.kind === 'heat' ? 'scale' : ''}" part="legend" aria-label=${label}>
      ${entries.map(
        (entry) =>
          html`<li>${line ? sample(entry) : html`<i class="key key-${entry.ink}"></i>`}${entry.label}</li>`,
      )}
    </ul>`;
  }
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
function sample({ ink, dash }: LegendEntry): TemplateResult {
  return html`<svg viewBox="0 0 20 10" aria-hidden="true">
    ${svg`<path class="stroke-${ink}" d="M0 5H20" stroke-dasharray=${dash ?? nothing} />`}
  </svg>`;
}
