import type { UniversitySeries } from '../university/university.ts';
import type { ApiVersion } from './api-version.ts';
import {
  BadCriterion,
  containing,
  criteriaIn,
  ordering,
  within,
  type Compare,
  type Criterion,
  type Matches,
} from './criteria.ts';

type Series = UniversitySeries;

export function seriesFilter(filter: string, version: ApiVersion): Matches<Series> {
  const conditions = criteriaIn(filter).map((criterion) => condition(criterion, version));
  return (series) => conditions.every((holds) => holds(series));
}

function condition({ name, value }: Criterion, version: ApiVersion): Matches<Series> {
  const first = FIRST_FILTERS[name];
  if (first) return first(value);
  if (version < 1) return () => true;
  const later = FILTERS_SINCE_1[name];
  // Unlike the event list this one does not say what it does not know.
  if (!later) throw new BadCriterion('');
  return later(value);
}

const FIRST_FILTERS: Readonly<Record<string, (value: string) => Matches<Series>>> = {
  managedAcl: () => () => false,
  contributors: () => () => false,
  CreationDate: (value) => within('CreationDate', value, (series) => series.created),
  Creator: equal(() => CREATOR),
  textFilter: (value) => containing(value, (series) => [series.title, ...series.organizers]),
  language: equal((series) => series.language),
  license: () => () => false,
  organizers: (value) => (series) => series.organizers.includes(value),
  subject: equal((series) => series.subject),
  title: equal((series) => series.title),
};

const FILTERS_SINCE_1: Readonly<Record<string, (value: string) => Matches<Series>>> = {
  identifier: equal((series) => series.id),
  description: () => () => false,
  creator: equal(() => CREATOR),
  publishers: () => () => false,
  rightsholder: () => () => false,
};

export const CREATOR = 'Opencast Administrator';

export function seriesOrder(sort: string): Compare<Series> {
  return ordering(sort, (name) => {
    const key = KEYS[name];
    if (!key) throw new BadCriterion('');
    return key;
  });
}

const KEYS: Readonly<Record<string, (series: Series) => string>> = {
  title: (series) => series.title.toLowerCase(),
  contributors: () => '',
  creator: (series) => series.organizers[0] ?? '',
  created: (series) => series.created,
};

function equal(textOf: (series: Series) => string): (value: string) => Matches<Series> {
  return (value) => (series) => textOf(series) === value;
}
