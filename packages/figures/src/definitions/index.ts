import { METRICS, type MetricDefinition, type MetricId } from '@oc-stats/contract';
import { capitalize } from '../format/title.ts';
import type { Language } from '../language.ts';
import { definitions as de } from './de.ts';
import { definitions as en, type Definitions, type DefinitionTexts } from './en.ts';

/** What really counted: oc-stats itself, Matomo, the log of a video server, or whatever stands behind Opencast. */
export type CountingSource = 'collected' | 'matomo' | 'access-log' | 'opencast';

type Texts = Readonly<Partial<Record<CountingSource, DefinitionTexts>>> & {
  readonly opencast: DefinitionTexts;
};

/** Apart from the dictionaries, because nobody needs them before pressing "?"; in English where a language has none. */
const DEFINITIONS: Readonly<Record<string, Definitions>> = { de, en };

export function metricDefinition(
  metric: MetricId,
  source: CountingSource,
  language: Language,
): MetricDefinition {
  const { id, kind, basis } = METRICS[metric];
  const bySource: Texts = (DEFINITIONS[language.tag.slice(0, 2)] ?? en)[metric];
  // A log of requests knows only plays; should a store say otherwise, then as Opencast would show it.
  const texts = bySource[source] ?? bySource.opencast;
  const label = capitalize(language.words.metric[metric], language);
  // Viewers without an account are told apart in some way by each source.
  return { id, label, kind, basis, countsAnonymous: true, ...texts };
}
