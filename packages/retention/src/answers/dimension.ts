import { isActive } from '../inventory/accounts.ts';
import type { Snapshot } from '../inventory/snapshots.ts';
import { ROOT, SOURCE } from './classes.ts';

/** By what an inventory can be divided. `level` counts from the root, which is 0. */
export type Dimension =
  | 'source'
  | 'root'
  | 'folder'
  | 'creator'
  | 'kind'
  | 'length'
  | 'owner'
  | 'archived'
  | { readonly level: number };

/** Ends of bands in minutes; each belongs to the band that it ends. */
const BANDS = [5, 20, 60, 120];
export const LENGTH_BANDS: readonly string[] = ['0–5', '5–20', '20–60', '60–120', 'over 120', 'unknown'];

/** SQL: a text for each recording. */
export function valueOf(dimension: Dimension, { hasAccounts, no }: Snapshot): string {
  if (typeof dimension === 'object') return `coalesce(levels[${dimension.level + 1}], '')`;
  switch (dimension) {
    case 'source':
      return SOURCE;
    case 'root':
      return ROOT;
    case 'folder':
      return `CASE path WHEN '' THEN '(no folder)' ELSE path END`;
    case 'creator':
      return `coalesce(creator, '')`;
    case 'kind':
      return 'kind';
    case 'length':
      return `CASE WHEN minutes IS NULL THEN 'unknown' ${BANDS.map((end, i) => `WHEN minutes <= ${end} THEN '${LENGTH_BANDS[i] ?? ''}'`).join(' ')} ELSE 'over 120' END`;
    case 'owner':
      return `CASE ${isActive(no, hasAccounts)} WHEN TRUE THEN 'active' WHEN FALSE THEN 'gone' ELSE 'unknown' END`;
    case 'archived':
      return `CASE archived WHEN TRUE THEN 'archived' WHEN FALSE THEN 'on demand' ELSE 'unknown' END`;
  }
}
