import type { UniversityEpisode } from '../university/university.ts';
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
import { eventStatus, workflowState } from './event-json.ts';

type Event = UniversityEpisode;

/** Since 1.5.0 only the first filter parameter counts, although the guide promises "or". */
export function eventFilter(filters: readonly string[], version: ApiVersion): Matches<Event> {
  const used = version >= 5 ? filters.slice(0, 1) : filters;
  const conditions = used.flatMap(criteriaIn).map((criterion) => condition(criterion, version));
  return (event) => conditions.every((holds) => holds(event));
}

function condition({ name, value }: Criterion, version: ApiVersion): Matches<Event> {
  const first = FIRST_FILTERS[name];
  if (first) return first(value);
  // Before 1.1.0 what it does not know is passed over.
  if (version < 1) return () => true;
  const later = FILTERS_SINCE_1[name];
  if (!later) throw new BadCriterion(`Unknown filter criterion in request: ${name}`);
  return later(value);
}

const FIRST_FILTERS: Readonly<Record<string, (value: string) => Matches<Event>>> = {
  presenters: (value) => (event) => event.presenters.includes(value),
  contributors: () => () => false,
  location: equal((event) => event.location),
  textFilter: (value) =>
    containing(value, (event) => [event.title, event.seriesTitle ?? '', ...event.presenters]),
  series: equal((event) => event.seriesId ?? ''),
  subject: equal((event) => event.subject),
};

const FILTERS_SINCE_1: Readonly<Record<string, (value: string) => Matches<Event>>> = {
  identifier: equal((event) => event.id),
  title: equal((event) => event.title),
  description: () => () => false,
  series_name: equal((event) => event.seriesTitle ?? ''),
  language: equal((event) => event.language),
  created: equal((event) => event.created),
  license: equal((event) => event.license),
  rightsholder: () => () => false,
  is_part_of: equal((event) => event.seriesId ?? ''),
  source: () => () => false,
  status: equal((event) => eventStatus(event.state)),
  agent_id: () => () => false,
  start: (value) => within('start', value, (event) => event.start),
  technical_start: (value) => within('technical_start', value, (event) => event.start),
};

export function eventOrder(sort: string): Compare<Event> {
  return ordering(sort, (name) => {
    if (name === 'review_status' || name === 'scheduling_status') return null;
    const key = KEYS[name];
    if (!key) throw new BadCriterion(`Unknown sort criterion in request: ${name}`);
    return key;
  });
}

const KEYS: Readonly<Record<string, (event: Event) => string>> = {
  title: (event) => event.title.toLowerCase(),
  presenter: (event) => event.presenters[0] ?? '',
  start_date: (event) => event.start,
  date: (event) => event.start,
  end_date: (event) => event.start,
  technical_start: (event) => event.start,
  technical_date: (event) => event.start,
  technical_end: (event) => event.start,
  workflow_state: (event) => workflowState(event.state),
  series_name: (event) => event.seriesTitle ?? '',
  location: (event) => event.location,
};

function equal(textOf: (event: Event) => string): (value: string) => Matches<Event> {
  return (value) => (event) => textOf(event) === value;
}
