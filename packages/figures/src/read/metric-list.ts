import type { MetricId } from '@oc-stats/contract';
import { listFormat } from '../format/intl.ts';
import { capitalize } from '../format/title.ts';
import type { Language } from '../language.ts';

/** "Plays and finished", each once. */
export function metricList(metrics: readonly (MetricId | 'rate')[], language: Language): string {
  const labels = [...new Set(metrics)].map((metric) => language.words.metric[metric]);
  return capitalize(listFormat(language.tag).format(labels), language);
}
