import { METRIC_IDS, SCOPE_TYPES, type MetricId, type ScopeType } from '@oc-stats/contract';
import type { StatisticsProvider } from '@oc-stats/opencast';
import { StoreError } from '@oc-stats/store';

/** Which provider counts what. */
export interface ProviderTable {
  /** What every kind of resource has that has anything: what can be asked without looking first. */
  readonly metrics: readonly MetricId[];
  find(type: ScopeType, metric: MetricId): StatisticsProvider | null;
  /** Rejects what cannot be answered with a sentence that names what is missing. */
  demand(type: ScopeType, metric: MetricId): StatisticsProvider;
}

export function createProviderTable(providers: readonly StatisticsProvider[]): ProviderTable {
  const usable = providers.filter(isUsable).sort((a, b) => (a.id < b.id ? -1 : 1));
  const find = (type: ScopeType, metric: MetricId) => {
    const own = usable.filter(({ resourceType }) => resourceType === type);
    for (const pattern of PATTERNS[metric]) {
      const found = own.find(({ id, title }) => pattern.test(id) || pattern.test(title));
      if (found) return found;
    }
    return null;
  };
  const offered = SCOPE_TYPES.map((type) => METRIC_IDS.filter((metric) => find(type, metric) !== null));
  const counting = offered.filter((metrics) => metrics.length > 0);
  return {
    metrics:
      counting.length === 0
        ? []
        : METRIC_IDS.filter((metric) => counting.every((metrics) => metrics.includes(metric))),
    find,
    demand(type, metric) {
      const found = find(type, metric);
      if (found) return found;
      throw new StoreError(
        'not-available',
        `Opencast has no statistics provider that counts ${metric} of ${WHAT[type]}. ` +
          `Set one up in etc/statistics, such as ${type}.${EXAMPLES[metric]}.sum.influx.`,
      );
    },
  };
}

/**
 * Providers are named by their admins. Known: those of opencast-matomo-adapter, `episode.plays.sum.influx`, whose
 * "visits" are visitors; and that of Opencast's own documentation, `episode.views.sum.influx`.
 */
const PATTERNS: Readonly<Record<MetricId, readonly RegExp[]>> = {
  plays: [word('plays?'), word('views?'), word('impressions?')],
  visitors: [word('visits?'), word('visitors?')],
  finishes: [word('finish(es|ed)?')],
};

const EXAMPLES: Readonly<Record<MetricId, string>> = {
  plays: 'plays',
  visitors: 'visits',
  finishes: 'finishes',
};

const WHAT: Readonly<Record<ScopeType, string>> = {
  organization: 'organisations',
  series: 'series',
  episode: 'episodes',
};

function word(pattern: string): RegExp {
  return new RegExp(`(^|[^a-z])${pattern}([^a-z]|$)`, 'i');
}

/** A running total counts something else, and what is not told by day cannot be cut at one. */
function isUsable({ type, resolutions }: StatisticsProvider): boolean {
  return type.toLowerCase() === 'timeseries' && (resolutions.length === 0 || resolutions.includes('daily'));
}
