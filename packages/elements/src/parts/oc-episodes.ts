import { episodesOfPath, type EpisodeItem, type EpisodePage } from '@oc-stats/contract';
import { formatClock, formatDay, formatNumber } from '@oc-stats/figures';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { missingAttribute } from '../base/attributes.ts';
import { SelectingElement } from '../base/selecting-element.ts';
import type { Failure } from '../client/failure.ts';
import { StatsController } from '../controllers/stats.ts';
import { controlStyles } from '../styles/controls.ts';
import { failureFace } from './failure-face.ts';
import { episodesStyles } from './oc-episodes.styles.ts';
import { openLink } from './open-link.ts';
import { showAllButton } from './show-all.ts';

const ALL = 500;

/**
 * All episodes of a series with links, also those that nobody has watched.
 *
 * @tagname oc-episodes
 */
export class OcEpisodes extends SelectingElement {
  static override styles = [...SelectingElement.styles, controlStyles, episodesStyles];

  readonly #stats = new StatsController<EpisodePage>(
    this,
    () =>
      this.#failure ? null : episodesOfPath(this.scope.id, { limit: this.all ? ALL : (this.limit ?? 20) }),
    ({ items }) => items.map(({ title }) => title.trim()),
  );

  /** How many episodes before all are asked for. */
  @property() limit: string | null = null;
  @state() private all = false;

  get #failure(): Failure | null {
    if (this.attributeFailure) return this.attributeFailure;
    return this.scope.type === 'series' ? null : missingAttribute(this, 'series');
  }

  override render(): TemplateResult {
    const { value } = this.#stats;
    const { words } = this.language;
    const failure = this.#failure ?? (value ? null : this.#stats.failure);
    const count = value?.count ?? 0;
    const heading = value
      ? words.list.episodes(count, formatNumber(count, this.language))
      : words.list.episodesTitle;
    return html`<section part="base" aria-busy=${this.#stats.pending}>
      <h3 part="title">${heading}</h3>
      ${failure ? failureFace(failure, this.language, () => this.#stats.retry()) : nothing}
      ${value?.items.length === 0 ? html`<p class="muted">${words.empty.noItems}</p>` : nothing}
      <ol part="table">
        ${value?.items.map((item) => this.#row(item))}
      </ol>
      ${value && count > value.items.length ? this.#more(value) : nothing}
    </section>`;
  }

  #row(item: EpisodeItem): TemplateResult {
    const day = item.date ?? item.published;
    return html`<li>
      <span class="name">${openLink(this, 'episode', item)}</span>
      <span class="muted">${day ? formatDay(day, this.language) : ''}</span>
      <span class="muted">${item.duration === null ? '' : formatClock(item.duration, this.language)}</span>
    </li>`;
  }

  #more({ items, count }: EpisodePage): TemplateResult {
    if (!this.all) return showAllButton(count, this.language, () => (this.all = true));
    const { language } = this;
    const text = language.words.note.more(
      formatNumber(items.length, language),
      formatNumber(count, language),
    );
    return html`<p class="below muted">${text}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-episodes': OcEpisodes;
  }
}
