import { isActive } from '../inventory/accounts.ts';
import type { Snapshot } from '../inventory/snapshots.ts';
import { ageBand, BANDS, lengthBand } from './bands.ts';
import { ROOT, SOURCE } from './classes.ts';

/** By what an inventory can be divided. `level` counts from the root, which is 0. */
export type Dimension =
  | 'source'
  | 'root'
  | 'folder'
  | 'creator'
  | 'kind'
  | 'length'
  | 'age'
  | 'owner'
  | 'archived'
  | { readonly level: number };

/** SQL: a text for each recording. */
export function valueOf(dimension: Dimension, { asOf, hasAccounts, no }: Snapshot): string {
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
      return lengthBand();
    case 'age':
      return ageBand(asOf);
    case 'owner':
      return `CASE ${isActive(no, hasAccounts)} WHEN TRUE THEN 'active' WHEN FALSE THEN 'gone' ELSE 'unknown' END`;
    case 'archived':
      return `CASE archived WHEN TRUE THEN 'archived' WHEN FALSE THEN 'on demand' ELSE 'unknown' END`;
  }
}

/** In which order its values are told; `null` where the largest comes first. */
export function orderOf(dimension: Dimension | undefined): readonly string[] | null {
  return dimension === 'length' || dimension === 'age' ? BANDS[dimension] : null;
}
