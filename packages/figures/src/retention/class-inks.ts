import type { RetentionClass } from '@oc-stats/contract';
import type { Ink } from '../scene.ts';

/** What is watched is quiet, what is not stands out; what nobody knows is grey. */
export const CLASS_INKS: Readonly<Record<RetentionClass, Ink>> = {
  recent: 'series-1',
  stale: 'series-5',
  undated: 'series-8',
  new: 'series-3',
  unobserved: 'muted',
  never: 'series-2',
};
