import { statsPath, type TotalsAnswer } from '@oc-stats/contract';
import { property, state } from 'lit/decorators.js';
import { rangeParameters } from '../selection/selection.ts';
import { controlStyles } from '../styles/controls.ts';
import { ChartPart } from './chart-part.ts';
import { showAllButton } from './show-all.ts';

const ALL = 500;

/**
 * Bars for each episode of a series, or each series of the organisation, side by side.
 *
 * @tagname oc-totals
 */
export class OcTotals extends ChartPart<TotalsAnswer> {
  static override styles = [...ChartPart.styles, controlStyles];

  protected override readonly outline = 'bars';

  /** `series` or `episode`; by default what the scope consists of. */
  @property() by: string | null = null;
  /** `plays`, `visitors`, `finishes` (largest first), `title` or `date`. */
  @property() order: string | null = null;
  /** How many bars before all are asked for. */
  @property() limit: string | null = null;
  @state() private all = false;

  protected override question(): string {
    const { scope, selection } = this;
    const by = this.by ?? (scope.type === 'organization' ? 'series' : 'episode');
    return statsPath(scope, 'totals', {
      ...rangeParameters(selection),
      by,
      metrics: selection.metrics?.join(','),
      order: this.order ?? undefined,
      limit: this.all ? ALL : (this.limit ?? 20),
    });
  }

  protected override footer(): unknown {
    const { value } = this.stats;
    if (!value || value.count <= value.items.length || this.all) return null;
    return showAllButton(value.count, this.language, () => (this.all = true));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-totals': OcTotals;
  }
}
