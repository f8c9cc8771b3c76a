import type { FileFormat } from '@oc-stats/contract';
import { title, type Figure } from '@oc-stats/figures';
import { nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { OcStatsElement } from '../base/oc-stats-element.ts';
import { unreachable, type Failure } from '../client/failure.ts';
import { SizeController } from '../controllers/size.ts';
import { OcStatsOpenEvent } from '../events/oc-stats-open.ts';
import { turn } from '../pace/turn.ts';
import { chartStyles } from './chart.styles.ts';
import { adopt } from './adopt.ts';
import { Chart } from './chart.ts';
import { frameStyles } from './frame.styles.ts';
import { frameTemplate, type Face } from './frame.ts';
import { HiddenLines } from './hidden-lines.ts';
import { inkStyles } from './inks.styles.ts';
import { kindOf, loadKind } from './kinds.ts';
import { legendTemplate } from './legend.ts';
import type { Openable } from './openable.ts';
import type { OwnAnswer } from './own-answer.ts';
import type * as TableView from './table-view.ts';
import { toolsTemplate } from './tools.ts';

export type { Face } from './frame.ts';

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
  readonly #lines = new HiddenLines();
  #answer: OwnAnswer | null = null;
  #tableView: typeof TableView | null = null;

  @state() private tableOpen = false;
  @state() private allRows = false;
  /** What the reader asked for and could not have. */
  @state() private lacking: 'file' | 'part' | null = null;

  /** What is shown; `null` while there is none yet. */
  @property({ attribute: false }) figure: Figure | null = null;
  /** By default what follows from `figure` and `failure`. */
  @property() face: Face | null = null;
  @property({ attribute: false }) failure: Failure | null = null;
  /** The time of day of an old picture that is kept because no newer one can be had. */
  @property({ attribute: 'as-of' }) asOf: string | null = null;
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
    const wait = turn();
    if (wait) await wait;
    this.#compose();
    await super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.src !== null) this.#takeOwnAnswer();
    void loadKind(this.#kind)?.then(
      () => this.requestUpdate(),
      (failure: unknown) => (this.failure ??= failure as Failure),
    );
    this.#compose();
    for (const face of ['loading', 'empty', 'error'] as const) {
      if (face === this.#face) this.internals.states.add(face);
      else this.internals.states.delete(face);
    }
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#chart.draw();
  }

  #compose(): void {
    this.#chart.compose(this.#drawn, this.#size.width, this.#kind);
  }

  /** Leads to a series or an episode, unless somebody listens and prefers something else. */
  follow(item: Openable): void {
    if (!this.dispatchEvent(new OcStatsOpenEvent(item))) return;
    const href = this.hrefFor(item.type, item.id);
    if (href !== null) location.assign(href);
  }

  protected override render(): TemplateResult {
    const { figure, language, failure, retry, asOf } = this;
    const drawn = this.#drawn;
    const { words } = language;
    const name = this.heading ?? (figure ? title(figure, language) : '');
    return frameTemplate({
      face: this.#face,
      drawn,
      figure,
      kind: this.#kind,
      language,
      title: name,
      sentence: (drawn && kindOf(drawn.kind)?.sentence(drawn, language)) ?? '',
      asOf,
      failure,
      retry,
      define: () => void this.#define(),
      status: this.#status,
      tools: this.#tools,
      legend: figure && drawn ? this.#legend(figure) : nothing,
      chart: (inside) => this.#chart.template(`${words.aria.value}: ${name}`, inside),
      table: drawn && this.tableOpen ? this.#table(drawn) : nothing,
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

  /** What there is to draw, without the lines that the reader has switched off. */
  get #drawn(): Figure | null {
    const { figure } = this;
    return this.#lines.of(figure?.empty === null && kindOf(figure.kind) ? figure : null);
  }

  get #tools(): TemplateResult {
    return toolsTemplate({
      words: this.language.words,
      chart: this.#chart,
      explores: this.explore !== 'none',
      tableOpen: this.tableOpen,
      toggleTable: () => void this.#toggleTable(),
      save: (format) => void this.#save(format),
    });
  }

  #legend(figure: Figure): unknown {
    return legendTemplate({
      figure,
      entries: kindOf(figure.kind)?.legend(figure, this.language) ?? [],
      hidden: this.#lines.places,
      label: this.language.words.aria.legend,
      toggle: (place) => {
        this.#lines.toggle(place);
        this.requestUpdate();
      },
    });
  }

  #table(figure: Figure): unknown {
    return this.#tableView?.tableTemplate({
      figure,
      language: this.language,
      host: this,
      all: this.allRows,
      showAll: () => (this.allRows = true),
    });
  }

  /** What a screen reader is told of its own accord. */
  get #status(): { text: string; visible: boolean } {
    const { face: faces, error } = this.language.words;
    const status = this.#chart.reading?.exploration.status;
    if (status === 'failed') return { text: faces.exploreFailed, visible: true };
    if (this.lacking === 'file') return { text: faces.exportFailed, visible: true };
    if (this.lacking) return { text: error.unreachable, visible: true };
    if (status === 'loading') return { text: faces.exploring, visible: false };
    if (this.#face === 'loading') return { text: faces.loading, visible: false };
    return { text: this.failure ? (error[this.failure.code] ?? this.failure.message) : '', visible: false };
  }

  #takeOwnAnswer(): void {
    const subject = this.surroundings.value?.subject ?? '';
    if (this.#answer) Object.assign(this, this.#answer.state(subject, this.language));
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

  /** A part of the script that comes when somebody asks for it; without a network it does not. */
  async #fetch<T>(part: Promise<T>): Promise<T | null> {
    const fetched = await part.catch(() => null);
    this.lacking = fetched ? null : 'part';
    return fetched;
  }

  async #toggleTable(): Promise<void> {
    this.#tableView ??= await this.#fetch(import('./table-view.ts'));
    if (!this.#tableView) return;
    adopt(this.renderRoot as ShadowRoot, this.#tableView.tableStyles);
    this.tableOpen = !this.tableOpen;
  }

  async #define(): Promise<void> {
    const loaded = await this.#fetch(import('./definitions.ts'));
    const root = this.renderRoot as ShadowRoot;
    if (loaded && this.figure) await loaded.showDefinitions(root, this.figure, this.client, this.language);
  }

  async #save(format: FileFormat): Promise<void> {
    const scene = this.#chart.scene;
    const figure = this.#drawn;
    if (!scene || !figure) return;
    this.lacking = null;
    try {
      const { saveFigure } = await import('../export/save-figure.ts');
      await saveFigure(format, {
        figure,
        partial: this.#lines.places.size > 0,
        scene,
        language: this.language,
        theme: this.themed.dark ? 'dark' : 'light',
        root: this.renderRoot as ShadowRoot,
        path: this.path,
        client: this.client,
      });
    } catch {
      this.lacking = 'file';
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-figure': OcFigure;
  }
}
