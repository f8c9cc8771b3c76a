import { catalogPath, type EpisodeItem } from '@oc-stats/contract';
import { html, type TemplateResult } from 'lit';
import { missingAttribute } from '../base/attributes.ts';
import type { Failure } from '../client/failure.ts';
import { Composite, PARTS } from './composite.ts';

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
