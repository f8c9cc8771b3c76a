import type { RecentChanges } from '@oc-stats/store';
import type { LooseRows } from './loose-rows.ts';

/** What the writer remembers of what it wrote. */
export interface Written {
  readonly loose: LooseRows;
  readonly changes: RecentChanges;
}
