import type { ReactiveController } from 'lit';
import type * as ExplorerModule from '../explore/explorer.ts';
import type { ChartHost } from './chart.ts';
import type { Area } from './drag.ts';
import type { Shown } from './reading.ts';
import { WHOLE, type View } from './view.ts';

/**
 * When Plotly may come: its bytes at the first sign of interest, itself only when the reader presses Explore or drags.
 * Everything that knows it lies behind the dynamic import.
 */
export class Exploration implements ReactiveController {
  readonly #host: ChartHost;
  readonly #stage: HTMLElement;
  readonly #follow: (view: View) => void;
  #explorer: ExplorerModule.Explorer | null = null;
  #turn = 0;
  status: 'off' | 'loading' | 'on' | 'failed' = 'off';

  constructor(host: ChartHost, control: HTMLElement, follow: (view: View) => void) {
    this.#host = host;
    this.#stage = control.querySelector('.stage')!;
    this.#follow = follow;
    host.addController(this);
  }

  get explorer(): ExplorerModule.Explorer | null {
    return this.status === 'on' ? this.#explorer : null;
  }

  prefetch(): void {
    if (this.status === 'off')
      void load().then(
        ({ prefetchPlotly }) => prefetchPlotly(this.#build),
        () => {},
      );
  }

  async begin(shown: Shown, area?: Area): Promise<void> {
    if (this.status === 'loading') return;
    if (this.#explorer) return area && this.#explorer.zoomTo(area);
    const turn = ++this.#turn;
    this.#enter('loading');
    try {
      const { openExplorer } = await load();
      const explorer = await openExplorer({
        stage: this.#stage,
        build: this.#build,
        shown,
        follow: this.#follow,
        changed: () => this.#host.requestUpdate(),
      });
      if (turn !== this.#turn) return explorer.close();
      this.#explorer = explorer;
      if (area) explorer.zoomTo(area);
      this.#enter('on');
    } catch {
      if (turn === this.#turn) this.#enter('failed');
    }
  }

  show(shown: Shown): void {
    void this.explorer?.show(shown);
  }

  end(): void {
    this.#turn += 1;
    this.#explorer?.close();
    this.#explorer = null;
    this.#follow(WHOLE);
    if (this.status !== 'off') this.#enter('off');
  }

  hostDisconnected(): void {
    // Moving within the page is a disconnect and a connect in one task, and keeps the drawing.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.end();
    });
  }

  get #build(): 'auto' | 'full' {
    return this.#host.explore === 'full' ? 'full' : 'auto';
  }

  #enter(status: Exploration['status']): void {
    this.status = status;
    this.#host.requestUpdate();
  }
}

function load(): Promise<typeof ExplorerModule> {
  return import('../explore/explorer.ts');
}
