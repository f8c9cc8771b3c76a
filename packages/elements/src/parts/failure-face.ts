import type { Language } from '@oc-stats/figures';
import { html, nothing, type TemplateResult } from 'lit';
import type { Failure } from '../client/failure.ts';
import { isPassing } from '../client/passing.ts';

/** What went wrong and what to do about it. Attributes are for the author of the page, so their message is shown too. */
export function failureFace(
  failure: Failure,
  language: Language,
  retry: (() => void) | null,
): TemplateResult {
  const { words } = language;
  const text = (words.error as Readonly<Record<string, string>>)[failure.code] ?? failure.message;
  return html`<div class="failure" part="error">
    <p>${text}</p>
    ${failure.code === 'bad-attribute' ? html`<p class="muted">${failure.message}</p>` : nothing}
    ${retry && isPassing(failure) ? html`<button @click=${retry}>${words.action.retry}</button>` : nothing}
  </div>`;
}
