import { DEFAULT_METRICS, NO_SERIES, statsPath, type MetricId, type TotalsAnswer } from '@oc-stats/contract';
import { emptyText, formatNumber, totalsFigure, withheldText, type BarsFigure } from '@oc-stats/figures';
import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { SelectingElement } from '../base/selecting-element.ts';
import { StatsController } from '../controllers/stats.ts';
import { rangeParameters } from '../selection/selection.ts';
import { controlStyles } from '../styles/controls.ts';
import { ageLine } from './age-line.ts';
import { failureFace } from './failure-face.ts';
import { topStyles } from './oc-top.styles.ts';
import { openLink } from './open-link.ts';

/** More the service does not list at once. */
const MOST = 500;

/**
 * The most played episodes or series of the period, ranked, with links.
 *
 * @tagname oc-top
 */
export class OcTop extends SelectingElement {
  static override styles = [...SelectingElement.styles, controlStyles, topStyles];

  readonly #stats = new StatsController<TotalsAnswer>(
    this,
    () => (this.attributeFailure ? null : this.#question),
    (answer) => totalsFigure(answer, this.subject),
  );

  /** `series` or `episode` (default). */
  @property() by: string | null = null;
  /** What decides the rank; by default plays. */
  @property() metric: string | null = null;
  /** How many places; 10 by default. */
  @property() limit: string | null = null;
  /** Instead of the heading of its own. */
  @property() heading: string | null = null;

  get #by(): 'series' | 'episode' {
    return this.by === 'series' ? 'series' : 'episode';
  }

  get #metric(): MetricId {
    return (this.metric ?? this.selection.metrics?.[0] ?? DEFAULT_METRICS[0]) as MetricId;
  }

  get #limit(): number {
    return Number(this.limit ?? 10);
  }

  get #question(): string {
    const metric = this.#metric;
    const parameters = { ...rangeParameters(this.selection), by: this.#by, metrics: metric, order: metric };
    // One more, as what belongs to no series takes part in the sums, but is no series that could be ranked.
    const limit = Math.min(MOST, this.#by === 'series' ? this.#limit + 1 : this.#limit);
    return statsPath(this.scope, 'totals', { ...parameters, limit });
  }

  constructor() {
    super();
    this.internals.states.add('loading');
  }

  override render(): TemplateResult {
    const { value } = this.#stats;
    const { words } = this.language;
    const failure = this.attributeFailure ?? (value ? null : this.#stats.failure);
    this.internals.states[value || failure ? 'delete' : 'add']('loading');
    const heading = this.heading ?? words.title.top[this.#by](words.metric[this.#metric]);
    return html`<section part="base" aria-busy=${this.#stats.pending}>
      <h3 part="title">${heading}</h3>
      ${value && ageLine(value.asOf, this.language)}
      ${
        failure
          ? failureFace(failure, this.language, () => this.#stats.retry())
          : value
            ? this.#list(totalsFigure(value, this.subject))
            : html`<ol aria-hidden="true">
                ${Array.from({ length: this.#limit }, placeholder)}
              </ol>`
      }
    </section>`;
  }

  #list(figure: BarsFigure): TemplateResult {
    const items = figure.items.filter(({ id }) => id !== NO_SERIES).slice(0, this.#limit);
    if (figure.empty || items.length === 0) {
      const why = figure.empty ? emptyText(figure, this.language) : this.language.words.empty.noItems;
      return html`<p class="muted">${why}</p>`;
    }
    const column = Math.max(0, figure.metrics.indexOf(this.#metric));
    const most = Math.max(1, ...items.map(({ values }) => values[column] ?? 0));
    const textOf = (item: (typeof items)[number]): string => {
      const value = item.values[column] ?? null;
      const plain = value === null ? '–' : formatNumber(value, this.language);
      return withheldText(figure, item, column, this.language) ?? plain;
    };
    return html`<ol part="table">
      ${items.map((item) => {
        const value = item.values[column] ?? null;
        const share = `${((value ?? 0) / most) * 100}%`;
        return html`<li>
          <span class="name">${openLink(this, figure.by, item)}</span>
          <span class="value">${textOf(item)}</span>
          <svg class="bar" aria-hidden="true"><rect width=${share} height="100%" /></svg>
        </li>`;
      })}
    </ol>`;
  }
}

function placeholder(): TemplateResult {
  return html`<li><span class="name placeholder">0000</span></li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-top': OcTop;
  }
}
