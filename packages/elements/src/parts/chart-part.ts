import type { Figure } from '@oc-stats/figures';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { SelectingElement } from '../base/selecting-element.ts';
import type { Failure } from '../client/failure.ts';
import { kindOf } from '../figure/kinds.ts';
import { loadKind } from '../figure/load-kind.ts';
import { StatsController } from '../controllers/stats.ts';
import { partStyles } from './part-styles.ts';

/** An answer that is there by then, as a preloaded one is, needs no outline; its room is kept in any case. */
const AT_ONCE_MS = 40;

/** A part that asks one question and shows the answer as a figure. */
export abstract class ChartPart<T extends object> extends SelectingElement {
  static override styles = [...SelectingElement.styles, partStyles];

  protected readonly stats = new StatsController<T>(
    this,
    () => (this.failure ? null : this.question()),
    (answer) => this.figureOf(answer),
    () => loadKind(this.outline),
  );

  /** Instead of the figure's own heading. */
  @property() heading: string | null = null;
  /** `auto` (default), `full` (all of Plotly) or `none`. */
  @property() explore: string | null = null;

  #figure: Figure | null = null;
  #outlined = false;
  #drawn: readonly unknown[] = [];

  /** The kind of figure, and so the shape that is drawn while there is nothing else. */
  protected abstract readonly outline: Figure['kind'];

  /** The path to ask. */
  protected abstract question(): string;

  /** Only called when the kind of figure is here. */
  protected figureOf(answer: T): Figure | null {
    return kindOf(this.outline)?.figure(answer, this.subject) ?? null;
  }

  /** What keeps the element from asking at all. */
  protected get failure(): Failure | null {
    return this.attributeFailure;
  }

  /** Everything besides the answer that `figureOf` reads. */
  protected get view(): readonly unknown[] {
    return [this.subject];
  }

  protected get figure(): Figure | null {
    const { value } = this.stats;
    const drawn = [value, ...this.view];
    if (drawn.some((part, index) => part !== this.#drawn[index])) {
      this.#figure = value && this.figureOf(value);
      this.#drawn = drawn;
    }
    return this.#figure;
  }

  constructor() {
    super();
    this.internals.states.add('loading');
  }

  protected override firstUpdated(): void {
    setTimeout(() => {
      this.#outlined = true;
      this.requestUpdate();
    }, AT_ONCE_MS);
  }

  /** What stands below the figure. */
  protected footer(): unknown {
    return null;
  }

  override render(): TemplateResult | typeof nothing {
    const { stats, language } = this;
    const figure = this.failure ? null : this.figure;
    const failure = this.failure ?? stats.failure;
    this.internals.states[figure || failure ? 'delete' : 'add']('loading');
    if (!this.#outlined && !figure && !failure) return nothing;
    return html`<oc-figure
        exportparts="base,title,sentence,tools,legend,chart,table,notes,error"
        lang=${language.tag}
        .client=${this.client}
        .hrefFor=${this.hrefFor}
        .outline=${this.outline}
        .figure=${figure}
        .face=${stats.pending ? 'loading' : null}
        .failure=${failure}
        .retry=${this.#retry}
        .path=${stats.path}
        .heading=${this.heading}
        .explore=${this.explore}
      ></oc-figure>
      ${this.footer()}`;
  }

  readonly #retry = (): void => this.stats.retry();
}
