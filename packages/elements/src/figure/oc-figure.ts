import type { Figure } from '@oc-stats/figures';
import { nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { OcStatsElement } from '../base/oc-stats-element.ts';
import { unreachable, type Failure } from '../client/failure.ts';
import { SizeController } from '../controllers/size.ts';
import { pictureDrawn } from '../pace/first-picture.ts';
import { turnToDraw } from '../pace/turn.ts';
import type { Apparatus } from './apparatus.ts';
import { chartStyles } from './chart.styles.ts';
import { Chart } from './chart.ts';
import { frameStyles } from './frame.styles.ts';
import { frameTemplate, type Face } from './frame.ts';
import { inkStyles } from './inks.styles.ts';
import { kindOf } from './kinds.ts';
import { loadKind } from './load-kind.ts';
import { apparatusFile, loadApparatus } from './later.ts';
import { legendTemplate } from './legend.ts';
import type { RowAction } from './openable.ts';
import type { OwnAnswer } from './own-answer.ts';

export type { Face } from './frame.ts';

/** In pixels. */
const NARROW = 640;

const NONE: ReadonlySet<number> = new Set();

/**
 * A figure with everything around it: its sentence, legend, values, table, files and definitions, in one of four faces.
 * Others hand it a figure; with `src` it asks for one itself.
 *
 * @fires oc-stats-open when a row or a link is activated; preventing it keeps the link from being followed
 * @csspart base the whole figure
 * @csspart title the title
 * @csspart sentence the sentence about the data
 * @csspart tools the buttons
 * @csspart legend the legend
 * @csspart chart the box with the picture
 * @csspart table the table
 * @csspart error what went wrong
 * @cssstate loading
 * @cssstate empty
 * @cssstate error
 */
export class OcFigure extends OcStatsElement {
  static override styles = [...OcStatsElement.styles, inkStyles, frameStyles, chartStyles];

  readonly #size = new SizeController(this);
  readonly #chart = new Chart(this);
  #apparatus: Apparatus | null = null;
  #answer: OwnAnswer | null = null;

  /** What is shown; `null` while there is none yet. */
  @property({ attribute: false }) figure: Figure | null = null;
  /** By default what follows from `figure` and `failure`. */
  @property() face: Face | null = null;
  @property({ attribute: false }) failure: Failure | null = null;
  /** The question that the figure answers; its picture can be had from the service, too. */
  @property() path: string | null = null;
  /** Instead of the figure's own title. */
  @property() heading: string | null = null;
  /** What the reader explores with: `auto` (default), `full` for all of Plotly, `none` for not at all. */
  @property() explore: string | null = null;
  /** The shape that is drawn while there is no figure. */
  @property() outline: Figure['kind'] = 'lines';
  /** A question of the API, such as `/api/v1/stats/organization/me/timeline`, that the element asks itself. */
  @property() src: string | null = null;
  /** What "Try again" does; without it there is no such button. */
  @property({ attribute: false }) retry: (() => void) | null = null;

  /** What opening a row does, where it leads to nothing outside. */
  @property({ attribute: false }) rowAction: RowAction | null = null;

  constructor() {
    super();
    this.internals.states.add('loading');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.fonts.addEventListener('loadingdone', this.#onFonts);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.fonts.removeEventListener('loadingdone', this.#onFonts);
  }

  protected override async scheduleUpdate(): Promise<void> {
    // The layout and the drawing of it are the two long steps of an update: each has a turn of its own.
    const wait = turnToDraw();
    if (wait) await wait;
    this.#compose();
    await super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.src !== null) this.#takeOwnAnswer();
    if (this.figure) {
      void loadKind(this.#kind)?.then(
        () => this.requestUpdate(),
        (failure: unknown) => (this.failure ??= failure as Failure),
      );
    }
    this.#equip();
    this.#compose();
    for (const face of ['loading', 'empty', 'error'] as const) {
      if (face === this.#face) this.internals.states.add(face);
      else this.internals.states.delete(face);
    }
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#chart.draw();
    if (this.#face === 'loading') return;
    pictureDrawn();
    // Not before the picture is drawn, so that on a page of this one picture nothing is fetched beside it.
    void loadApparatus()?.then(() => this.requestUpdate());
  }

  #equip(): void {
    const file = apparatusFile();
    if (file) this.#apparatus ??= new file.Apparatus(this, this.#chart);
  }

  #compose(): void {
    // With a theme of its own it has padding.
    if (this.drawn && !this.theme) this.#size.measure();
    this.#chart.compose(this.drawn, this.#size.width, this.#kind);
  }

  protected override render(): TemplateResult {
    const { figure, drawn, language, failure, retry } = this;
    const name = this.heading ?? (figure ? (kindOf(figure.kind)?.title(figure, language) ?? '') : '');
    return frameTemplate({
      face: this.#face,
      drawn,
      figure,
      kind: this.#kind,
      language,
      title: name,
      narrow: (this.#size.width || innerWidth) < NARROW,
      failure,
      retry,
      apparatus: this.#apparatus,
      legend: figure && drawn ? this.#legend(figure) : nothing,
      chart: (inside) => this.#chart.template(`${language.words.aria.value}: ${name}`, inside),
    });
  }

  get #face(): Face {
    if (this.face) return this.face;
    if (this.failure) return 'error';
    if (!this.figure || !kindOf(this.#kind)) return 'loading';
    return this.figure.empty ? 'empty' : 'data';
  }

  get #kind(): Figure['kind'] {
    return this.figure?.kind ?? this.outline;
  }

  /** Only a question of its own waits for that. */
  get seen(): boolean {
    return this.#answer?.seen ?? false;
  }

  /** What there is to draw, without the lines that the reader has switched off. */
  get drawn(): Figure | null {
    const { figure } = this;
    const whole = figure?.empty === null && kindOf(figure.kind) ? figure : null;
    return this.#apparatus ? this.#apparatus.visible(whole) : whole;
  }

  #legend(figure: Figure): unknown {
    const { aria } = this.language.words;
    const entries = kindOf(figure.kind)?.legend(figure, this.language) ?? [];
    if (entries.length < 2) return nothing;
    if (figure.kind !== 'lines') return this.#apparatus?.names(entries, figure);
    return legendTemplate({
      entries,
      hidden: this.#apparatus?.hidden ?? NONE,
      label: aria.legend,
      toggle: (place) => void this.#toggleLine(place),
    });
  }

  async #toggleLine(place: number): Promise<void> {
    const loading = loadApparatus();
    if (loading) await loading;
    this.#equip();
    this.#apparatus?.toggleLine(place);
  }

  #takeOwnAnswer(): void {
    const subject = this.surroundings.value?.subject ?? '';
    if (this.#answer) Object.assign(this, this.#answer.state(subject));
    else {
      void import('./own-answer.ts').then(
        ({ OwnAnswer }) => (this.#answer ??= new OwnAnswer(this)),
        () => (this.failure ??= unreachable(import.meta.url)),
      );
    }
  }

  /** A font that arrives late changes what every text takes. */
  readonly #onFonts = (): void => {
    this.#chart.forget();
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-figure': OcFigure;
  }
}
