export type BatchKind = 'daily' | 'segments';

/** What stands in the columns `kind`. */
export const KINDS: Readonly<Record<BatchKind, number>> = { daily: 1, segments: 2 };
