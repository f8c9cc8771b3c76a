import type { LegendEntry } from '@oc-stats/figures';
import { html, type TemplateResult } from 'lit';
import { sample } from './legend.ts';

/** What the bars, the curve or the classes of a heat map are called; nothing is switched off by that. */
export function namesTemplate(entries: readonly LegendEntry[], label: string, heat: boolean): TemplateResult {
  return html`<ul class="legend ${heat ? 'scale' : ''}" part="legend" aria-label=${label}>
    ${entries.map(
      (entry) =>
        html`<li>
          ${entry.shape === 'line' ? sample(entry) : html`<i class="key key-${entry.ink}"></i>`}${entry.label}
        </li>`,
    )}
  </ul>`;
}
