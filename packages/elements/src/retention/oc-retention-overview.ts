import {
  folderNames,
  folderPath,
  retentionPath,
  USUAL_MONTHS,
  type RetentionOverview,
} from '@oc-stats/contract';
import { formatDay, formatNumber, formatTitle, type Figure } from '@oc-stats/figures';
import {
  agesFigure,
  formatHours,
  gridFigure,
  stacksFigure,
  wordsOf,
  type StacksFigure,
} from '@oc-stats/figures/retention';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { OcStatsElement } from '../base/oc-stats-element.ts';
import { StatsController } from '../controllers/stats.ts';
import { VisibleController } from '../controllers/visible.ts';
import type { RowAction } from '../figure/openable.ts';
import { failureFace } from '../parts/failure-face.ts';
import { controlStyles } from '../styles/controls.ts';
import { breadcrumb } from './breadcrumb.ts';
import { fieldStyles } from './fields.styles.ts';
import { selectField, sliderField } from './fields.ts';
import { overviewStyles } from './oc-retention-overview.styles.ts';
import { Pause } from './pause.ts';

/** The thresholds that are worth moving through. */
const LEAST = 6;
const MOST = 36;

interface Figures {
  readonly bySource: StacksFigure;
  readonly byFolder: StacksFigure;
  readonly grid: Figure;
  readonly ages: Figure;
}

/** What is watched and what is not, below a folder, with one threshold. */
export class OcRetentionOverview extends OcStatsElement {
  static override styles = [...OcStatsElement.styles, controlStyles, fieldStyles, overviewStyles];

  protected readonly visibility = new VisibleController(this);
  readonly #pause = new Pause();
  readonly #stats = new StatsController<RetentionOverview>(
    this,
    () => (this.attributeFailure ? null : this.#question),
    (answer) => this.#figuresOf(answer),
  );

  @property({ attribute: false }) months: string | null = null;
  @property({ attribute: false }) folder: string | null = null;
  @property({ attribute: false }) asOf: string | null = null;
  /** A date is chosen for all that is shown beside this, too. */
  @property({ attribute: false }) chooseDay: (day: string) => void = () => undefined;
  @property({ attribute: false }) heading: string | null = null;

  @state() private threshold = USUAL_MONTHS;
  /** Where the slider is, while it moves. */
  @state() private moving: number | null = null;
  @state() private path: readonly string[] = [];
  @query('[aria-current]') private readonly here!: HTMLElement | null;

  #made: { readonly of: readonly unknown[]; readonly figures: Figures } | null = null;
  /** The focus goes where the reader is now, since what was pressed is gone. */
  #moved = false;

  get seen(): boolean {
    return this.visibility.seen;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#pause.end();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('months')) this.threshold = Number(this.months ?? USUAL_MONTHS);
    if (changed.has('folder')) this.path = folderNames(this.folder ?? '');
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#moved) this.here?.focus();
    this.#moved = false;
  }

  override render(): TemplateResult {
    const { language } = this;
    const { failure, pending, value } = this.#stats;
    if (failure && !value) return failureFace(failure, language, () => this.#stats.retry());
    const words = wordsOf(language);
    const figures = value && this.#figuresOf(value);
    const total =
      value &&
      words.page.total(
        formatHours(value.total.hours, language),
        words.recordings(value.total.recordings, formatNumber(value.total.recordings, language)),
      );
    return html`<section aria-busy=${pending}>
      <div class="head">
        <h2 part="title"><bdi>${this.heading ?? words.page.heading}</bdi></h2>
        <p class="muted total" role="status">${total}</p>
      </div>
      <div class="controls" role="group" aria-label=${words.page.heading}>
        ${sliderField({
          label: words.page.months,
          value: this.moving ?? this.threshold,
          least: Math.min(LEAST, this.threshold),
          most: Math.max(MOST, this.threshold),
          text: words.months,
          move: this.#move,
        })}
        ${value ? this.#days(value) : nothing}
      </div>
      ${failure ? failureFace(failure, language, () => this.#stats.retry()) : nothing}
      ${this.#figure('stacks', figures?.bySource ?? null)}
      <div class="folders">
        <div class="way">
          ${breadcrumb(this.path, language, (depth) => this.#go(this.path.slice(0, depth)))}
          ${value ? this.#below(value) : nothing}
        </div>
        ${this.#figure('stacks', figures?.byFolder ?? null, this.#open)}
      </div>
      ${this.#figure('grid', figures?.grid ?? null)} ${this.#figure('ages', figures?.ages ?? null)}
    </section>`;
  }

  #figure(
    outline: Figure['kind'],
    figure: Figure | null,
    rowAction: RowAction | null = null,
  ): TemplateResult {
    return html`<oc-figure
      exportparts="sentence,tools,legend,chart,table,notes,error"
      lang=${this.language.tag}
      explore="none"
      .client=${this.client}
      .outline=${outline}
      .figure=${figure}
      .rowAction=${rowAction}
    ></oc-figure>`;
  }

  /** The dates on which the inventory was taken, each once. */
  #days({ asOf, snapshots }: RetentionOverview): unknown {
    const days = [...new Set(snapshots.map((snapshot) => snapshot.asOf))];
    if (days.length < 2) return nothing;
    return selectField({
      label: wordsOf(this.language).page.asOf,
      value: asOf,
      options: days.map((day) => [day, formatDay(day, this.language)]),
      choose: (day) => this.chooseDay(day),
    });
  }

  /** A way down for those who do not point at bars. */
  #below({ byFolder }: RetentionOverview): unknown {
    const { folder } = wordsOf(this.language);
    const names = byFolder.filter(isNamed).map(({ value }) => value);
    if (names.length === 0) return nothing;
    return selectField({
      label: folder.label,
      value: '',
      options: [
        ['', folder.choose],
        ...names.map((name, at) => [String(at), formatTitle(name, this.language)] as const),
      ],
      choose: (at, select) => {
        select.value = '';
        const name = names[Number(at)];
        if (name !== undefined && at !== '') this.#go([...this.path, name]);
      },
    });
  }

  readonly #open: RowAction = (row) => {
    const found = this.#stats.value?.byFolder[row];
    // In the chart and the table the focus stays where it is.
    return found && isNamed(found) ? () => this.#go([...this.path, found.value], false) : null;
  };

  #go(path: readonly string[], focus = true): void {
    this.path = path;
    this.#moved = focus;
  }

  readonly #move = (months: number): void => {
    this.moving = months;
    this.#pause.then(() => {
      this.threshold = months;
      this.moving = null;
    });
  };

  get #question(): string {
    const { asOf, path, threshold } = this;
    return retentionPath({ months: threshold, folder: path, ...(asOf ? { asOf } : {}) });
  }

  #figuresOf(answer: RetentionOverview): Figures {
    const { language } = this;
    const of = [answer, language.tag];
    if (this.#made?.of.every((one, at) => one === of[at])) return this.#made.figures;
    const { folder } = wordsOf(language);
    const subject = answer.folder.length === 0 ? folder.all : folderPath(answer.folder);
    const figures = {
      bySource: stacksFigure(answer, 'source', subject),
      byFolder: stacksFigure(answer, 'folder', subject),
      grid: gridFigure(answer, subject),
      ages: agesFigure(answer, subject),
    };
    this.#made = { of, figures };
    return figures;
  }
}

/** What lies in no folder, or in none further down, cannot be looked into. */
function isNamed({ value }: { readonly value: string }): boolean {
  return value !== '' && value !== '(no folder)';
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-retention-overview': OcRetentionOverview;
  }
}
