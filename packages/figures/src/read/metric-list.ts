import type { MetricId } from '@oc-stats/contract';
import { capitalize } from '../format/title.ts';
import type { Language } from '../language.ts';

/** "Plays and finished", each once. */
export function metricList(metrics: readonly (MetricId | 'rate')[], language: Language): string {
  const labels = [...new Set(metrics)].map((metric) => language.words.metric[metric]);
  const [last = '', ...before] = labels.reverse();
  const all = before.length > 0 ? language.words.list.and(before.reverse().join(', '), last) : last;
  return capitalize(all, language);
}
