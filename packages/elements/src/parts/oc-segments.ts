import { statsPath, type SegmentsAnswer } from '@oc-stats/contract';
import { missingAttribute } from '../base/attributes.ts';
import type { Failure } from '../client/failure.ts';
import { rangeParameters } from '../selection/selection.ts';
import { ChartPart } from './chart-part.ts';

/**
 * The watch curve of an episode: which share of the plays covers each moment of the video.
 *
 * @tagname oc-segments
 */
export class OcSegments extends ChartPart<SegmentsAnswer> {
  protected override get outline(): 'curve' | 'heat' {
    return this.scope.type === 'series' ? 'heat' : 'curve';
  }

  protected override get failure(): Failure | null {
    if (this.attributeFailure) return this.attributeFailure;
    return this.scope.type === 'organization' ? missingAttribute(this, 'episode') : null;
  }

  protected override question(): string {
    return statsPath(this.scope, 'segments', rangeParameters(this.selection));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-segments': OcSegments;
  }
}
