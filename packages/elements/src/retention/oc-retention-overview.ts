import { folderNames, retentionPath, USUAL_MONTHS, type RetentionOverview } from '@oc-stats/contract';
import { formatDay, formatNumber } from '@oc-stats/figures';
import { formatHours, wordsOf } from '@oc-stats/figures/retention';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { OcStatsElement } from '../base/oc-stats-element.ts';
import { StatsController } from '../controllers/stats.ts';
import { VisibleController } from '../controllers/visible.ts';
import { sentenceOf } from '../figure/kinds.ts';
import type { RowAction } from '../figure/openable.ts';
import { failureFace } from '../parts/failure-face.ts';
import { controlStyles } from '../styles/controls.ts';
import { fieldStyles } from './fields.styles.ts';
import { selectField, sliderField } from './fields.ts';
import { figureTemplate } from './figure-template.ts';
import { folderWay, isOpenable } from './folder-way.ts';
import { overviewStyles } from './oc-retention-overview.styles.ts';
import { overviewFigures } from './overview-figures.ts';
import { Pause } from './pause.ts';

/** The thresholds that are worth moving through. */
const LEAST = 6;
const MOST = 36;
/** So long a newer threshold waits for the answer to an older one, which is then given up. */
const PATIENCE_MS = 300;

/** What is watched and what is not, below a folder, with one threshold. */
export class OcRetentionOverview extends OcStatsElement {
  static override styles = [...OcStatsElement.styles, controlStyles, fieldStyles, overviewStyles];

  protected readonly visibility = new VisibleController(this);
  readonly #pause = new Pause();
  readonly #stats = new StatsController<RetentionOverview>(
    this,
    () => (this.attributeFailure ? null : this.#question),
    (answer) => overviewFigures(answer, this.language),
  );

  @property({ attribute: false }) months: string | null = null;
  @property({ attribute: false }) folder: string | null = null;
  @property({ attribute: false }) asOf: string | null = null;
  /** A date is chosen for all that is shown beside this, too. */
  @property({ attribute: false }) chooseDay: (day: string) => void = () => undefined;
  @property({ attribute: false }) heading: string | null = null;

  @state() private threshold = USUAL_MONTHS;
  /** Where the slider is, which may be further than what has been asked for. */
  @state() private moved: number | null = null;
  @state() private path: readonly string[] = [];
  @query('[aria-current]') private readonly here!: HTMLElement | null;

  /** The focus goes where the reader is now, since what was pressed is gone. */
  #gone = false;
  /** What comes of something that the reader has done is said; what stands there at first is read anyway. */
  #changed = false;

  constructor() {
    super();
    this.internals.states.add('loading');
  }

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
    // One question at a time, and the next is about where the slider is by then.
    if (!this.#stats.pending) this.#pause.now();
    if (this.#stats.value ?? this.#stats.failure) this.internals.states.delete('loading');
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#gone) this.here?.focus();
    this.#gone = false;
  }

  override render(): TemplateResult {
    const { language } = this;
    const { failure, pending, value } = this.#stats;
    const words = wordsOf(language);
    if (failure && !value) return failureFace(failure, language, () => this.#stats.retry());
    return html`<section aria-busy=${pending}>
      <div class="head">
        <h2 part="title"><bdi>${this.heading ?? words.page.heading}</bdi></h2>
        <p class="muted total">${value ? this.#total(value) : nothing}</p>
      </div>
      <div class="controls" role="group" aria-label=${words.page.heading}>
        ${sliderField({
          label: words.page.months,
          value: this.moved ?? this.threshold,
          least: Math.min(LEAST, this.threshold),
          most: Math.max(MOST, this.threshold),
          text: words.months,
          move: this.#move,
        })}
        ${value ? this.#days(value) : nothing}
      </div>
      ${failure ? failureFace(failure, language, () => this.#stats.retry()) : nothing} ${this.#figures(value)}
    </section>`;
  }

  #figures(value: RetentionOverview | null): TemplateResult {
    const { language, path } = this;
    const figures = value && overviewFigures(value, language);
    const told = figures && this.#changed ? sentenceOf(figures.bySource, language) : '';
    const way = folderWay({ path, folders: value?.byFolder ?? [], go: (to) => this.#go(to) }, language);
    const status = html`<p class="unseen" role="status">${told}</p>`;
    const bySource = figureTemplate(this, { outline: 'stacks', figure: figures?.bySource ?? null });
    // Where nothing lies, once is enough to say so.
    if (value?.total.recordings === 0) return html`${path.length > 0 ? way : nothing} ${bySource} ${status}`;
    return html`${bySource}
      <div class="folders">
        ${way}
        ${figureTemplate(this, {
          outline: 'stacks',
          figure: figures?.byFolder ?? null,
          rowAction: this.#open,
        })}
      </div>
      ${figureTemplate(this, { outline: 'grid', figure: figures?.grid ?? null })}
      ${figureTemplate(this, { outline: 'ages', figure: figures?.ages ?? null })} ${status}`;
  }

  #total({ total }: RetentionOverview): string {
    const { language } = this;
    const { page, recordings } = wordsOf(language);
    const count = recordings(total.recordings, formatNumber(total.recordings, language));
    return page.total(formatHours(total.hours, language), count);
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

  readonly #open: RowAction = (row) => {
    const found = this.#stats.value?.byFolder[row];
    // In the chart and the table the focus stays where it is.
    return found && isOpenable(found) ? () => this.#go([...this.path, found.value], false) : null;
  };

  #go(path: readonly string[], focus = true): void {
    this.path = path;
    this.#gone = focus;
    this.#changed = true;
  }

  readonly #move = (months: number): void => {
    this.moved = months;
    this.#changed = true;
    this.#pause.then(() => {
      this.threshold = months;
      this.moved = null;
    }, PATIENCE_MS);
  };

  get #question(): string {
    const { asOf, path, threshold } = this;
    return retentionPath({ months: threshold, folder: path, ...(asOf ? { asOf } : {}) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-retention-overview': OcRetentionOverview;
  }
}
