import type { RetentionWarning } from '@oc-stats/contract';

export const WARNING_CODES = [
  'bad-row',
  'bad-id',
  'bad-date',
  'bad-flag',
  'bad-number',
  'bad-text',
  'duplicate',
  'contradicting-duplicate',
  'conflict',
  'folder-gap',
  'more-than-length',
  'no-length',
  'undated-view',
  'unknown-source',
  'view-after-report',
  'windows-differ',
] as const;

export type WarningCode = (typeof WARNING_CODES)[number];

/** What is wrong with one row, or with one file as a whole (`line` is `null`). */
export interface Warning extends RetentionWarning {
  readonly code: WarningCode;
}
