import type { Layout, PlotlyHTMLElement } from 'plotly.js-dist-min';
import type { PlotlySpec } from '@oc-stats/figures/plotly';
import type { LoadedPlotly } from './plotly.ts';
import type { Range } from './ranges.ts';

export interface Ranges {
  readonly x: Range;
  readonly y: Range;
}

let open = 0;

/** One drawing of Plotly's in a shadow root: it brings its styles along and takes everything away again. */
export class Drawing {
  readonly #loaded: LoadedPlotly;
  readonly #root: ShadowRoot;
  readonly #plot = document.createElement('div') as unknown as PlotlyHTMLElement;

  constructor(loaded: LoadedPlotly, stage: HTMLElement) {
    this.#loaded = loaded;
    this.#root = stage.getRootNode() as ShadowRoot;
    this.#root.adoptedStyleSheets = [...this.#root.adoptedStyleSheets, loaded.sheet];
    stage.append(this.#plot);
    open += 1;
  }

  /** Plotly keeps what it is given and writes into it: it gets a copy. */
  async draw({ data, layout, config }: PlotlySpec, changes: Partial<Layout>): Promise<void> {
    const own = structuredClone({ data, layout, config });
    const { xaxis, yaxis, font } = own.layout as Partial<Layout>;
    const family = getComputedStyle(this.#root.host).fontFamily;
    await this.#loaded.plotly.react(
      this.#plot,
      own.data,
      {
        ...own.layout,
        ...changes,
        font: { ...font, family },
        xaxis: { ...xaxis, ...changes.xaxis },
        yaxis: { ...yaxis, ...changes.yaxis },
      },
      own.config,
    );
  }

  change(changes: Record<string, unknown>): void {
    // A drawing that is closed meanwhile has nothing to say any more.
    this.#loaded.plotly.relayout(this.#plot, changes as Partial<Layout>).catch(() => {});
  }

  /** What the reader does with Plotly's own means: `during` a drag, `after` it, and a double click. */
  listen(on: {
    during: (ranges: Ranges) => unknown;
    after: (ranges: Ranges) => void;
    reset: () => void;
  }): void {
    this.#plot.on('plotly_relayouting', (change) =>
      on.during(this.#ranges(change as Record<string, unknown>)),
    );
    this.#plot.on('plotly_relayout', () => on.after(this.#ranges({})));
    this.#plot.on('plotly_doubleclick', () => on.reset());
  }

  close(): void {
    this.#loaded.plotly.purge(this.#plot);
    this.#plot.remove();
    this.#root.adoptedStyleSheets = this.#root.adoptedStyleSheets.filter(
      (sheet) => sheet !== this.#loaded.sheet,
    );
    open -= 1;
    // Plotly measures texts in a drawing of its own and leaves it in the page.
    if (open === 0) document.getElementById('oc-stats-plotly-tester')?.remove();
  }

  /** The visible ranges, of which `change` may already know the next. */
  #ranges(change: Record<string, unknown>): Ranges {
    const { xaxis, yaxis } = this.#plot.layout;
    const rangeOf = (name: string, axis: Layout['xaxis'] | undefined): Range => {
      const [from, to] = axis?.range ?? [];
      return [Number(change[`${name}.range[0]`] ?? from), Number(change[`${name}.range[1]`] ?? to)];
    };
    return { x: rangeOf('xaxis', xaxis), y: rangeOf('yaxis', yaxis) };
  }
}
