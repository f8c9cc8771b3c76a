import { formatTitle, type Language } from '@oc-stats/figures';
import { wordsOf } from '@oc-stats/figures/retention';
import { html, type TemplateResult } from 'lit';

/** The way from all folders to where the reader is; what stands before the end leads back. */
export function breadcrumb(
  path: readonly string[],
  language: Language,
  back: (depth: number) => void,
): TemplateResult {
  const { folder } = wordsOf(language);
  const names = [folder.all, ...path.map((name) => formatTitle(name, language))];
  return html`<nav aria-label=${folder.path}>
    <ol>
      ${names.map((name, depth) =>
        depth === path.length
          ? html`<li>
              <span aria-current="location" tabindex="-1"><bdi>${name}</bdi></span>
            </li>`
          : html`<li>
              <button type="button" @click=${() => back(depth)}><bdi>${name}</bdi></button>
            </li>`,
      )}
    </ol>
  </nav>`;
}
