import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { OcStatsElement } from '../base/oc-stats-element.ts';
import { unreachable, type Failure } from '../client/failure.ts';
import { VisibleController } from '../controllers/visible.ts';
import { failureFace } from '../parts/failure-face.ts';
import { controlStyles } from '../styles/controls.ts';
import { PARTS } from './figure-template.ts';
import { labPlaceStyles } from './lab-place.styles.ts';

/** Where the lab will be. It is loaded when somebody comes near it: most only look at what lies there. */
export class LabPlace extends OcStatsElement {
  static override styles = [...OcStatsElement.styles, controlStyles, labPlaceStyles];

  protected readonly visibility = new VisibleController(this);

  @property({ attribute: false }) asOf: string | null = null;
  @state() private failure: Failure | null = null;
  #state: 'absent' | 'coming' | 'here' = 'absent';

  get seen(): boolean {
    return this.visibility.seen;
  }

  override render(): TemplateResult {
    if (this.failure) return failureFace(this.failure, this.language, this.#retry);
    if (this.seen && this.#state === 'absent') void this.#load();
    if (this.#state !== 'here') return html`<div class="room" aria-busy=${this.#state === 'coming'}></div>`;
    return html`<oc-retention-lab
      exportparts=${PARTS}
      .client=${this.client}
      .loading=${this.loading}
      .asOf=${this.asOf}
    ></oc-retention-lab>`;
  }

  async #load(): Promise<void> {
    this.#state = 'coming';
    try {
      await import('./lab.ts');
      this.#state = 'here';
      this.requestUpdate();
    } catch {
      this.#state = 'absent';
      this.failure = unreachable(import.meta.url);
    }
  }

  readonly #retry = (): void => {
    this.failure = null;
  };
}
