import { catalogPath, type EpisodeItem } from '@oc-stats/contract';
import { formatClock, formatDay } from '@oc-stats/figures';
import { html, type TemplateResult } from 'lit';
import { missingAttribute } from '../base/attributes.ts';
import type { Failure } from '../client/failure.ts';
import { openLink } from '../parts/open-link.ts';
import { Composite, PARTS } from './composite.ts';
import { joined } from './joined.ts';

/**
 * How an episode is watched: numbers, curve over time, watch curve.
 *
 * @tagname oc-episode-stats
 */
export class OcEpisodeStats extends Composite<EpisodeItem> {
  protected override get failure(): Failure | null {
    return this.attributeFailure ?? (this.episode ? null : missingAttribute(this, 'episode'));
  }

  protected override itemPath(): string {
    return catalogPath('episode', this.episode ?? '');
  }

  protected override details({ series, date, duration, presenters }: EpisodeItem): unknown {
    const { language } = this;
    return joined([
      series && openLink(this, 'series', series),
      date && formatDay(date, language),
      duration !== null && formatClock(duration, language),
      presenters.length > 0 && html`<bdi>${presenters.join(', ')}</bdi>`,
    ]);
  }

  protected override parts(): TemplateResult {
    const { loading, explore } = this;
    return html`<oc-stat exportparts=${PARTS} .loading=${loading}></oc-stat>
      <oc-timeline exportparts=${PARTS} .loading=${loading} .explore=${explore}></oc-timeline>
      <oc-segments exportparts=${PARTS} .loading=${loading} .explore=${explore}></oc-segments>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-episode-stats': OcEpisodeStats;
  }
}
