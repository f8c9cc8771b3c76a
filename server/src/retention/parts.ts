import type { Dimension, Divided } from '@oc-stats/retention';

/** The inventory by something that the contract does not ask for. */
export interface PartOf {
  /** Of its table. */
  readonly name: string;
  readonly by: readonly Dimension[];
  /** Of each dimension, for its column. */
  readonly labels: readonly string[];
  /** Only for files, which have room for as many rows as there are. */
  readonly isLong?: boolean;
  /** Only where a list of accounts says who is still there. */
  readonly needsAccounts?: boolean;
}

export interface Part extends PartOf {
  readonly rows: readonly Divided[];
}

export const PARTS: readonly PartOf[] = [
  { name: 'by-kind', by: ['kind'], labels: ['Kind'] },
  { name: 'by-length', by: ['length'], labels: ['Minutes long'] },
  { name: 'by-age', by: ['age'], labels: ['Years old'] },
  { name: 'by-owner-state', by: ['owner'], labels: ['Owner'], needsAccounts: true },
  { name: 'by-owner', by: ['creator'], labels: ['Owner'], isLong: true },
  { name: 'by-path', by: ['folder'], labels: ['Folder'], isLong: true },
  { name: 'by-subfolder', by: ['root', { level: 1 }], labels: ['Root folder', 'Subfolder'], isLong: true },
  {
    name: 'course-folders-by-source',
    by: ['kind', 'source'],
    labels: ['Kind', 'Stream source'],
    isLong: true,
  },
];
