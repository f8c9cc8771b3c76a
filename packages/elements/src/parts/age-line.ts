import { ageText, isOld, type Language } from '@oc-stats/figures';
import { html, nothing, type TemplateResult } from 'lit';

/** From when numbers are that the service keeps because it cannot get newer ones. */
export function ageLine(asOf: string, language: Language): TemplateResult | typeof nothing {
  const clock = { now: Date.now() };
  return isOld(asOf, clock) ? html`<p class="muted">${ageText(asOf, clock, language)}</p>` : nothing;
}
