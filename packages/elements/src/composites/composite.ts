import { catalogPath, type Item, type OrganizationAnswer } from '@oc-stats/contract';
import { formatTitle } from '@oc-stats/figures';
import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { SelectingElement } from '../base/selecting-element.ts';
import type { Failure } from '../client/failure.ts';
import { StatsController } from '../controllers/stats.ts';
import { SurroundingsProvider } from '../controllers/surroundings-provider.ts';
import { roomOnTheLine } from '../pace/first-picture.ts';
import type { Selection } from '../selection/selection.ts';
import { controlStyles } from '../styles/controls.ts';
import type * as Later from './later.ts';
import { compositeStyles } from './composite.styles.ts';

/** What a page may style of the parts inside, besides `base` and `title` of the whole. */
export const PARTS = 'sentence, tools, legend, chart, table, notes, error, tile';

/** Everything about one thing: its name, one selection, and the parts that read it. */
export abstract class Composite<T extends Item> extends SelectingElement {
  static override styles = [...SelectingElement.styles, controlStyles, compositeStyles];

  protected readonly item = new StatsController<T>(
    this,
    () => (this.failure ? null : this.itemPath()),
    ({ title }) => title.trim(),
  );

  /** Asked along with the rest for the range, which is loaded later: it then finds the answer. */
  protected readonly calendar = new StatsController<OrganizationAnswer>(this, () =>
    this.failure ? null : catalogPath('organization'),
  );

  /** What the charts explore with: `auto` (default), `full` (all of Plotly) or `none`. */
  @property() explore: string | null = null;

  #later: typeof Later | null = null;

  constructor() {
    super();
    new SurroundingsProvider(this, () => ({
      scope: this.scope,
      subject: this.item.value?.title ?? '',
      selection: this.selecting.store,
      client: this.client,
      hrefFor: this.hrefFor,
    }));
  }

  protected override firstUpdated(): void {
    void roomOnTheLine()
      .then(() => import('./later.ts'))
      .then(
        (file) => {
          this.#later = file;
          this.requestUpdate();
        },
        // Without a network the title, or what the failure says of itself, has to do.
        () => {},
      );
  }

  /** The path of what the element is about. */
  protected abstract itemPath(): string;
  protected abstract parts(): TemplateResult;

  protected get failure(): Failure | null {
    return this.attributeFailure;
  }

  /** A number says little alone, so it is compared with the period before unless something else is wished. */
  override get wish(): Selection {
    return { compare: 'previous', ...super.wish };
  }

  override render(): TemplateResult {
    const { item, language } = this;
    // Without a name nothing else will be found either: one sentence rather than one for each part.
    const failure = this.failure ?? (item.value ? null : item.failure);
    if (failure) {
      return (
        this.#later?.failureFace(failure, language, () => item.retry()) ??
        html`<p part="error">${failure.message}</p>`
      );
    }
    const title = item.value && formatTitle(item.value.title, language);
    return html`<article part="base" lang=${language.tag}>
      <div class="head">
        <div>
          <h2 part="title">
            ${title ? html`<bdi>${title}</bdi>` : html`<span class="placeholder" aria-hidden="true">000000000000</span>`}
          </h2>
          <p class="muted">${item.value && this.#later?.detailsOf(item.value, this)}</p>
        </div>
        <oc-range .loading=${this.loading}></oc-range>
      </div>
      ${this.parts()}
      <slot></slot>
    </article>`;
  }
}
