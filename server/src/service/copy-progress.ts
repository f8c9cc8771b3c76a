import type { CopyProgress } from '@oc-stats/store/transfer';

/** From 0 to 1: writing is the longer half. */
export function copyShare({ phase, done, of }: CopyProgress): number {
  const part = of === 0 ? 1 : done / of;
  return phase === 'copy' ? part * 0.5 : phase === 'compare' ? 0.5 + part * 0.4 : 0.9 + part * 0.1;
}

export function copyText({ phase, month, written }: CopyProgress): string {
  const what = { copy: 'copying', compare: 'comparing', segments: 'watch curves' }[phase];
  return `${what}${month ? ` ${month.slice(0, 7)}` : ''}, ${written} rows written`;
}
