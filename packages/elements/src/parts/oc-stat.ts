import { DEFAULT_METRICS, statsPath, type MetricId, type TimelineAnswer } from '@oc-stats/contract';
import { tiles, tileText, type Tile } from '@oc-stats/figures';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { SelectingElement } from '../base/selecting-element.ts';
import { StatsController } from '../controllers/stats.ts';
import { timelineParameters } from '../selection/selection.ts';
import { controlStyles } from '../styles/controls.ts';
import { ageLine } from './age-line.ts';
import { failureFace } from './failure-face.ts';
import { statStyles } from './oc-stat.styles.ts';

const ARROWS = { up: '▲', down: '▼', same: '▬' } as const;

/**
 * The numbers of the period as tiles: value, unit and the change against the compared period.
 *
 * @tagname oc-stat
 */
export class OcStat extends SelectingElement {
  static override styles = [...SelectingElement.styles, controlStyles, statStyles];

  /** The same question as the timeline's, so that the two share one answer. */
  readonly #stats = new StatsController<TimelineAnswer>(
    this,
    () =>
      this.attributeFailure ? null : statsPath(this.scope, 'timeline', timelineParameters(this.#selection)),
    tiles,
  );

  /** `plays`, `visitors` or `finishes`: one tile instead of one for each chosen number. */
  @property() metric: string | null = null;

  get #selection(): typeof this.selection {
    const { metrics = DEFAULT_METRICS } = this.selection;
    const isAsked = !this.metric || metrics.includes(this.metric as MetricId);
    return isAsked ? this.selection : { ...this.selection, metrics: [this.metric as MetricId] };
  }

  constructor() {
    super();
    this.internals.states.add('loading');
  }

  override render(): TemplateResult {
    const { value } = this.#stats;
    const failure = this.attributeFailure ?? (value ? null : this.#stats.failure);
    this.internals.states[value || failure ? 'delete' : 'add']('loading');
    if (failure) return failureFace(failure, this.language, () => this.#stats.retry());
    if (!value)
      return html`<ul part="base" aria-busy="true">
        ${this.#metrics.map(placeholder)}
      </ul>`;
    const shown = tiles(value).filter(({ metric }) => !this.metric || metric === this.metric);
    return html`<ul part="base" aria-busy=${this.#stats.pending}>
        ${shown.map((tile) => this.#tile(tile, value))}
      </ul>
      ${this.surroundings.value ? nothing : ageLine(value.asOf, this.language)}`;
  }

  get #metrics(): readonly string[] {
    return this.metric ? [this.metric] : (this.selection.metrics ?? DEFAULT_METRICS);
  }

  #tile(tile: Tile, answer: TimelineAnswer): TemplateResult {
    const { label, value, change, against, direction } = tileText(tile, answer, this.language);
    return html`<li part="tile">
      <strong>${value}</strong>
      <span class="label">${label}</span>
      ${
        change
          ? html`<span class="change" title=${against ?? nothing}>
              <span aria-hidden="true">${ARROWS[direction ?? 'same']}</span> ${change}<span class="unseen">
                ${against}</span
              >
            </span>`
          : nothing
      }
    </li>`;
  }
}

function placeholder(): TemplateResult {
  return html`<li aria-hidden="true">
    <strong class="placeholder">0000</strong><span class="label placeholder">00000</span>
  </li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-stat': OcStat;
  }
}
