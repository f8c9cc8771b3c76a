/**
 * The metrics of the vocabulary. Their definitions in words live with the other words (`figures/words`); what is here
 * is what code decides by.
 */
export const METRIC_IDS = ['plays', 'visitors', 'finishes'] as const;
export type MetricId = (typeof METRIC_IDS)[number];

export interface Metric {
  readonly id: MetricId;
  /** Additive metrics may be summed over days and episodes; a distinct one belongs to its scope and period only. */
  readonly kind: 'additive' | 'distinct';
  readonly basis: 'play' | 'episode-day';
}

export const METRICS: Readonly<Record<MetricId, Metric>> = {
  plays: { id: 'plays', kind: 'additive', basis: 'play' },
  visitors: { id: 'visitors', kind: 'additive', basis: 'episode-day' },
  finishes: { id: 'finishes', kind: 'additive', basis: 'play' },
};

export const DEFAULT_METRICS: readonly MetricId[] = METRIC_IDS;
