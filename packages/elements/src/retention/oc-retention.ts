import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { OcStatsElement } from '../base/oc-stats-element.ts';
import { warnOnce } from '../base/warn-once.ts';
import { unreachable, type Failure } from '../client/failure.ts';
import { VisibleController } from '../controllers/visible.ts';
import { OcStatsErrorEvent } from '../events/oc-stats-error.ts';
import { failureFace } from '../parts/failure-face.ts';
import { controlStyles } from '../styles/controls.ts';
import { retentionStyles } from './oc-retention.styles.ts';
import type * as Page from './page.ts';

/**
 * What is never watched, and what a plan would do about it: for those who run a platform. What it shows is loaded when it
 * comes near the window, as few pages have it.
 *
 * @tagname oc-retention
 */
export class OcRetention extends OcStatsElement {
  static override styles = [...OcStatsElement.styles, controlStyles, retentionStyles];

  protected readonly visibility = new VisibleController(this);

  /** After so many months without a view a recording counts as no longer watched; 12 by default. */
  @property() months: string | null = null;
  /** What is looked into at first: folders from the root down, with a slash between. */
  @property() folder: string | null = null;
  /** A date on which the inventory was taken; by default the latest. */
  @property({ attribute: 'as-of' }) asOf: string | null = null;
  /** Instead of the heading of its own. */
  @property() heading: string | null = null;

  #page: typeof Page | null = null;
  #loading = false;
  #failure: Failure | null = null;

  get seen(): boolean {
    return this.visibility.seen;
  }

  constructor() {
    super();
    this.internals.states.add('loading');
  }

  override render(): TemplateResult {
    if (this.seen && !this.#page && !this.#loading && !this.#failure) void this.#load();
    const failure = this.attributeFailure ?? this.#failure;
    this.internals.states[this.#page || failure ? 'delete' : 'add']('loading');
    if (failure) {
      this.#tell(failure);
      return failureFace(failure, this.language, this.#retry);
    }
    return this.#page?.pageTemplate(this) ?? html`<div aria-busy="true"></div>`;
  }

  async #load(): Promise<void> {
    this.#loading = true;
    try {
      this.#page = await import('./page.ts');
    } catch {
      this.#failure = unreachable(import.meta.url);
    }
    this.#loading = false;
    this.requestUpdate();
  }

  #told = '';

  #tell(failure: Failure): void {
    if (failure.message === this.#told) return;
    this.#told = failure.message;
    warnOnce(`${failure.code}: ${failure.message}`);
    this.dispatchEvent(new OcStatsErrorEvent(failure));
  }

  readonly #retry = (): void => {
    this.#failure = null;
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-retention': OcRetention;
  }
}
