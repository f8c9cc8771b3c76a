import { StatsError, type MetricId } from '@oc-stats/contract';
import type { StatsReader } from '@oc-stats/store';

/** What is asked for by name must be countable; a default is what can be counted of it. */
export function countable(
  reader: StatsReader,
  asked: readonly MetricId[] | undefined,
  fallback: readonly MetricId[],
): readonly MetricId[] {
  const known = reader.capabilities().metrics;
  if (asked === undefined) return fallback.filter((metric) => known.includes(metric));
  const missing = asked.find((metric) => !known.includes(metric));
  if (missing === undefined) return [...new Set(asked)];
  throw new StatsError('not-available', `This store does not count "${missing}".`, { parameter: 'metrics' });
}
