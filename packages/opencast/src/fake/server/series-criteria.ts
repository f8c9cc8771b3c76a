import type { UniversitySeries } from '../university/university.ts';
import type { ApiVersion } from './api-version.ts';
import { containing, criteriaIn, within, type Compare, type Matches } from './criteria.ts';
import { equal, matching, never, sorting, type Known } from './filters.ts';

type Series = UniversitySeries;

export const CREATOR = 'Opencast Administrator';

export function seriesFilter(filter: string, version: ApiVersion): Matches<Series> {
  return matching(criteriaIn(filter), version, KNOWN);
}

export function seriesOrder(sort: string): Compare<Series> {
  return sorting(sort, KNOWN);
}

const KNOWN: Known<Series> = {
  filters: {
    managedAcl: never,
    contributors: never,
    CreationDate: (value) => within('CreationDate', value, (series) => series.created),
    Creator: equal(() => CREATOR),
    textFilter: (value) => containing(value, (series) => [series.title, ...series.organizers]),
    language: equal((series) => series.language),
    license: never,
    organizers: (value) => (series) => series.organizers.includes(value),
    subject: equal((series) => series.subject),
    title: equal((series) => series.title),
  },
  filtersSince1: {
    identifier: equal((series) => series.id),
    description: never,
    creator: equal(() => CREATOR),
    publishers: never,
    rightsholder: never,
  },
  keys: {
    title: (series) => series.title.toLowerCase(),
    contributors: () => '',
    creator: (series) => series.organizers[0] ?? '',
    created: (series) => series.created,
  },
  // Unlike the event list this one does not say what it does not know.
  complaint: () => '',
};
