import { METRICS, type MetricDefinition, type MetricId } from '@oc-stats/contract';
import { capitalize } from '../format/title.ts';
import type { Language } from '../language.ts';
import { definitions as de } from './de.ts';
import { definitions as en, type Definitions } from './en.ts';

/** What really counted: oc-stats itself, or Matomo. */
export type CountingSource = 'collected' | 'matomo';

/** Apart from the dictionaries, because nobody needs them before pressing "?"; in English where a language has none. */
const DEFINITIONS: Readonly<Record<string, Definitions>> = { de, en };

export function metricDefinition(
  metric: MetricId,
  source: CountingSource,
  language: Language,
): MetricDefinition {
  const { id, kind, basis } = METRICS[metric];
  const texts = (DEFINITIONS[language.tag.slice(0, 2)] ?? en)[metric][source];
  const label = capitalize(language.words.metric[metric], language);
  // Viewers without an account are told apart for a day, by either source.
  return { id, label, kind, basis, countsAnonymous: true, ...texts };
}
