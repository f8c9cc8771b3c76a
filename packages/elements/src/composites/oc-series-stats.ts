import { catalogPath, type SeriesItem } from '@oc-stats/contract';
import { html, type TemplateResult } from 'lit';
import { missingAttribute } from '../base/attributes.ts';
import type { Failure } from '../client/failure.ts';
import { Composite, PARTS } from './composite.ts';

/**
 * How a series is watched: numbers, curve, its episodes side by side and over time, and the list of them all.
 *
 * @tagname oc-series-stats
 */
export class OcSeriesStats extends Composite<SeriesItem> {
  protected override get failure(): Failure | null {
    return this.attributeFailure ?? (this.series ? null : missingAttribute(this, 'series'));
  }

  protected override itemPath(): string {
    return catalogPath('series', this.series ?? '');
  }

  protected override parts(): TemplateResult {
    const { loading, explore } = this;
    return html`<oc-stat exportparts=${PARTS} .loading=${loading}></oc-stat>
      <oc-timeline exportparts=${PARTS} .loading=${loading} .explore=${explore}></oc-timeline>
      <oc-totals exportparts=${PARTS} .loading=${loading} .explore=${explore} order="date"></oc-totals>
      <oc-heatmap exportparts=${PARTS} .loading=${loading} .explore=${explore}></oc-heatmap>
      <oc-heatmap
        exportparts=${PARTS}
        .loading=${loading}
        .explore=${explore}
        columns="position"
      ></oc-heatmap>
      <oc-episodes exportparts=${PARTS} .loading=${loading}></oc-episodes>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-series-stats': OcSeriesStats;
  }
}
