import { statsPath, type TimelineAnswer } from '@oc-stats/contract';
import type { Figure } from '@oc-stats/figures';
import { property } from 'lit/decorators.js';
import { timelineParameters } from '../selection/selection.ts';
import { ChartPart } from './chart-part.ts';

/**
 * Plays, visitor-days and finished plays over time, as a curve per metric.
 *
 * @tagname oc-timeline
 */
export class OcTimeline extends ChartPart<TimelineAnswer> {
  protected override readonly outline = 'lines';

  /** `series` or `episode`: one curve each for the largest ones instead of one for all. */
  @property() by: string | null = null;
  /** How many of them. */
  @property() top: string | null = null;

  protected override question(): string {
    const { by, top } = this;
    const split = { by: by ?? undefined, top: top ?? undefined };
    return statsPath(this.scope, 'timeline', { ...timelineParameters(this.selection), ...split });
  }

  protected override figureOf(answer: TimelineAnswer): Figure | null {
    const figure = super.figureOf(answer);
    if (figure?.kind !== 'lines' || this.by) return figure;
    const [first] = figure.lines;
    // Every curve twice is a thicket; the change of the other numbers stands in their tiles.
    const lines = figure.lines.filter(
      ({ role, metric, values }) =>
        role === 'main' || (metric === first?.metric && values.some((value) => value !== null)),
    );
    return { ...figure, lines };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-timeline': OcTimeline;
  }
}
