import type { FileFormat } from '@oc-stats/contract';
import { ageText, emptyText, FORMATS, isOld, notes, type Figure, type LegendEntry } from '@oc-stats/figures';
import { lines } from '@oc-stats/figures/kind/lines';
import { html, nothing, type TemplateResult } from 'lit';
import '../controllers/all-words.ts';
import { turn } from '../pace/turn.ts';
import { adopt } from './adopt.ts';
import { apparatusStyles } from './apparatus.styles.ts';
import type { Chart } from './chart.ts';
import { failureTemplate, type FailureParts } from './failure.ts';
import { heatInkStyles } from './heat-inks.styles.ts';
import { HiddenLines } from './hidden-lines.ts';
import type { OcFigure } from './oc-figure.ts';
import { addKind, sentenceOf } from './kinds.ts';
import { namesTemplate } from './names.ts';
import type * as TableView from './table-view.ts';
import { helpTemplate, toolsTemplate } from './tools.ts';

addKind('lines', lines);

/** What is said about a picture needs numbers and dates in words: one step after the other, with room between. */
export async function prepare(): Promise<void> {
  for (const format of FORMATS) {
    const wait = turn();
    if (wait) await wait;
    format('en');
  }
}

/**
 * What is said about a picture, and what a reader works with: sentence, buttons, table, files, definitions, notes, lines that can be switched off.
 * It comes when the first picture of the page has been painted, into room that has been kept for it.
 */
export class Apparatus {
  readonly #host: OcFigure;
  readonly #chart: Chart;
  readonly #lines = new HiddenLines();
  #tableView: typeof TableView | null = null;
  #tableOpen = false;
  #allRows = false;
  /** What the reader asked for and could not have. */
  #lacking: 'file' | 'part' | null = null;

  constructor(host: OcFigure, chart: Chart) {
    this.#host = host;
    this.#chart = chart;
    adopt(host.renderRoot as ShadowRoot, apparatusStyles);
    adopt(host.renderRoot as ShadowRoot, heatInkStyles);
  }

  /** The figure without the lines that are switched off. */
  visible(figure: Figure | null): Figure | null {
    return this.#lines.of(figure);
  }

  get hidden(): ReadonlySet<number> {
    return this.#lines.places;
  }

  toggleLine(place: number): void {
    this.#lines.toggle(place);
    this.#host.requestUpdate();
  }

  /** Of bars, cells and curves, which are not switched off. */
  names(entries: readonly LegendEntry[], { kind }: Figure): TemplateResult {
    return namesTemplate(entries, this.#host.language.words.aria.legend, kind === 'heat');
  }

  /** Of numbers that are kept because no newer ones can be had: here, or where the service gets its own. */
  age({ provenance: { asOf } }: Figure, isKept: boolean): TemplateResult | typeof nothing {
    const clock = { now: Date.now() };
    // Numbers of a day, not of a moment, say so in their notes.
    if (asOf === '' || (!isKept && !isOld(asOf, clock))) return nothing;
    return html`<span class="stale">${ageText(asOf, clock, this.#host.language)}</span>`;
  }

  get help(): TemplateResult {
    return helpTemplate(this.#host.language.words, () => void this.#define());
  }

  get tools(): unknown {
    return toolsTemplate({
      words: this.#host.language.words,
      chart: this.#chart,
      explores: this.#host.explore !== 'none',
      tableOpen: this.#tableOpen,
      toggleTable: () => void this.#toggleTable(),
      save: (format) => void this.#save(format),
    });
  }

  sentence(figure: Figure): string {
    return sentenceOf(figure, this.#host.language);
  }

  emptyText(figure: Figure): string {
    return emptyText(figure, this.#host.language);
  }

  failure(parts: FailureParts, name: 'alert' | 'face'): TemplateResult {
    return failureTemplate(parts, name);
  }

  notes(figure: Figure): readonly string[] {
    return notes(figure, this.#host.language);
  }

  table(figure: Figure): unknown {
    if (!this.#tableOpen) return null;
    return this.#tableView?.tableTemplate({
      figure,
      language: this.#host.language,
      host: this.#host,
      all: this.#allRows,
      rowAction: this.#host.rowAction,
      showAll: () => {
        this.#allRows = true;
        this.#host.requestUpdate();
      },
    });
  }

  /** What the reader has to know about what was asked for; `null` when all is well. */
  get status(): { text: string; visible: boolean } | null {
    const { face, error } = this.#host.language.words;
    const status = this.#chart.reading?.exploration.status;
    if (status === 'failed') return { text: face.exploreFailed, visible: true };
    if (this.#lacking === 'file') return { text: face.exportFailed, visible: true };
    if (this.#lacking) return { text: error.unreachable, visible: true };
    return status === 'loading' ? { text: face.exploring, visible: false } : null;
  }

  #lack(lacking: 'file' | 'part' | null): void {
    this.#lacking = lacking;
    this.#host.requestUpdate();
  }

  /** A part of the script that comes when somebody asks for it; without a network it does not. */
  async #fetch<T>(part: Promise<T>): Promise<T | null> {
    const fetched = await part.catch(() => null);
    this.#lack(fetched ? null : 'part');
    return fetched;
  }

  async #toggleTable(): Promise<void> {
    this.#tableView ??= await this.#fetch(import('./table-view.ts'));
    if (!this.#tableView) return;
    adopt(this.#host.renderRoot as ShadowRoot, this.#tableView.tableStyles);
    this.#tableOpen = !this.#tableOpen;
    this.#host.requestUpdate();
  }

  async #define(): Promise<void> {
    const loaded = await this.#fetch(import('./definitions.ts'));
    const { renderRoot, figure, client, language } = this.#host;
    if (loaded && figure) await loaded.showDefinitions(renderRoot as ShadowRoot, figure, client, language);
  }

  async #save(format: FileFormat): Promise<void> {
    const { scene } = this.#chart;
    const { drawn: figure, language, themed, path, client } = this.#host;
    if (!scene || !figure) return;
    this.#lack(null);
    try {
      const { saveFigure } = await import('../export/save-figure.ts');
      await saveFigure(format, {
        figure,
        partial: this.hidden.size > 0,
        scene,
        language,
        theme: themed.dark ? 'dark' : 'light',
        root: this.#host.renderRoot as ShadowRoot,
        path,
        client,
      });
    } catch {
      this.#lack('file');
    }
  }
}
