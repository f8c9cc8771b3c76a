import type { RetentionAnswers } from '@oc-stats/contract';

const USUAL = 12;

/** Where only one threshold has room: a year, or the one in the middle. */
export function mainThreshold({ stale }: Pick<RetentionAnswers, 'stale'>): number {
  const months = stale.map((one) => one.months);
  return months.includes(USUAL) ? USUAL : (months[Math.floor((months.length - 1) / 2)] ?? USUAL);
}
