import type { Language } from '@oc-stats/figures';
import { html, nothing, type TemplateResult } from 'lit';
import type { Failure } from '../client/failure.ts';
import { isPassing } from '../client/passing.ts';
import { inOwnDirection } from './frame.ts';

export interface FailureParts {
  readonly failure: Failure | null;
  readonly language: Language;
  readonly retry: (() => void) | null;
}

/** What went wrong and what to do about it, over the outline (`face`) or above an old picture (`alert`). */
export function failureTemplate(
  { failure, language, retry }: FailureParts,
  name: 'alert' | 'face',
): TemplateResult {
  const { words } = language;
  // Mistakes in the page are for whoever writes it: they need the name and the value that the sentence leaves out.
  const isOfPage = failure?.code === 'bad-attribute' || failure?.code === 'no-server';
  return html`<div class=${name} part="error">
    <p>${failure ? inOwnDirection(words.error[failure.code] ?? failure.message, language) : nothing}</p>
    ${isOfPage ? html`<p><code dir="ltr">${failure.message}</code></p>` : nothing}
    ${retry && failure && isPassing(failure) ? html`<button type="button" @click=${retry}>${words.action.retry}</button>` : nothing}
  </div>`;
}
