import type { UniversityEpisode } from '../university/university.ts';
import type { ApiVersion } from './api-version.ts';
import { containing, criteriaIn, within, type Compare, type Matches } from './criteria.ts';
import { eventStatus, workflowState } from './event-json.ts';
import { equal, matching, never, sorting, type Known } from './filters.ts';

type Event = UniversityEpisode;

/** Since 1.5.0 only the first filter parameter counts, although the guide promises "or". */
export function eventFilter(filters: readonly string[], version: ApiVersion): Matches<Event> {
  const used = version >= 5 ? filters.slice(0, 1) : filters;
  return matching(used.flatMap(criteriaIn), version, KNOWN);
}

export function eventOrder(sort: string): Compare<Event> {
  return sorting(sort, KNOWN);
}

const KNOWN: Known<Event> = {
  filters: {
    presenters: (value) => (event) => event.presenters.includes(value),
    contributors: never,
    location: equal((event) => event.location),
    textFilter: (value) =>
      containing(value, (event) => [event.title, event.seriesTitle ?? '', ...event.presenters]),
    series: equal((event) => event.seriesId ?? ''),
    subject: equal((event) => event.subject),
  },
  filtersSince1: {
    identifier: equal((event) => event.id),
    title: equal((event) => event.title),
    description: never,
    series_name: equal((event) => event.seriesTitle ?? ''),
    language: equal((event) => event.language),
    created: equal((event) => event.created),
    license: equal((event) => event.license),
    rightsholder: never,
    is_part_of: equal((event) => event.seriesId ?? ''),
    source: equal((event) => event.source),
    status: equal((event) => eventStatus(event.state)),
    agent_id: never,
    start: (value) => within('start', value, (event) => event.start),
    technical_start: (value) => within('technical_start', value, (event) => event.start),
  },
  keys: {
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
    review_status: null,
    scheduling_status: null,
  },
  complaint: (use, name) => `Unknown ${use} criterion in request: ${name}`,
};
