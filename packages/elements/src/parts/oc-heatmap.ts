import { statsPath, type MatrixAnswer, type MetricId, type SegmentsAnswer } from '@oc-stats/contract';
import type { Figure } from '@oc-stats/figures';
import { property, state } from 'lit/decorators.js';
import { missingAttribute } from '../base/attributes.ts';
import type { Failure } from '../client/failure.ts';
import { grainParameters, rangeParameters } from '../selection/selection.ts';
import { controlStyles } from '../styles/controls.ts';
import { ChartPart } from './chart-part.ts';
import { showAllButton } from './show-all.ts';

const FEW_ROWS = 30;

/**
 * The episodes of a series as rows of a heat map, over time or over the position in the video.
 *
 * @tagname oc-heatmap
 */
export class OcHeatmap extends ChartPart<MatrixAnswer | SegmentsAnswer> {
  static override styles = [...ChartPart.styles, controlStyles];

  protected override readonly outline = 'heat';

  /** `time` (default) or `position`. */
  @property() columns: string | null = null;
  /** What the cells over time count; by default visitor-days. */
  @property() metric: string | null = null;
  /** How many rows before all are asked for. */
  @property() limit: string | null = null;
  @state() private all = false;

  protected override get failure(): Failure | null {
    if (this.attributeFailure) return this.attributeFailure;
    return this.scope.type === 'series' ? null : missingAttribute(this, 'series');
  }

  protected override get view(): readonly unknown[] {
    return [...super.view, this.all, this.limit];
  }

  protected override question(): string {
    const { scope, selection } = this;
    if (this.columns === 'position') return statsPath(scope, 'segments', rangeParameters(selection));
    const metric = (this.metric ?? 'visitors') as MetricId;
    return statsPath(scope, 'matrix', { ...grainParameters(selection), metric });
  }

  protected override figureOf(answer: MatrixAnswer | SegmentsAnswer): Figure | null {
    const figure = super.figureOf(answer);
    return figure?.kind === 'heat' && !this.all
      ? { ...figure, rows: figure.rows.slice(0, this.#few) }
      : figure;
  }

  protected override footer(): unknown {
    const { value } = this.stats;
    const count = value && 'rows' in value ? value.rows.length : (value?.episodes?.length ?? 0);
    if (this.all || count <= this.#few) return null;
    return showAllButton(count, this.language, () => (this.all = true));
  }

  get #few(): number {
    return this.limit ? Number(this.limit) : FEW_ROWS;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-heatmap': OcHeatmap;
  }
}
