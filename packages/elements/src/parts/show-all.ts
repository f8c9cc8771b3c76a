import { formatNumber, type Language } from '@oc-stats/figures';
import { html, type TemplateResult } from 'lit';

export function showAllButton(count: number, language: Language, onPress: () => void): TemplateResult {
  const text = language.words.list.showAll(formatNumber(count, language));
  return html`<p class="below"><button class="quiet" @click=${onPress}>${text}</button></p>`;
}
