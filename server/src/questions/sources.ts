import type { Term } from '@oc-stats/contract';
import type { Catalog } from '@oc-stats/opencast';
import type { Bounds, StatsReader } from '@oc-stats/store';

/** All that an answer is made from, as it stands at one moment. */
export interface Sources {
  readonly reader: StatsReader;
  readonly catalog: Catalog;
  readonly bounds: Bounds;
  readonly terms: readonly Term[];
  readonly now: Date;
}
