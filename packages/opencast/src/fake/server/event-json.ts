import { hash } from '../university/random.ts';
import type { EpisodeState, UniversityEpisode } from '../university/university.ts';
import { accessOfEpisode } from './access-list.ts';
import type { ApiVersion } from './api-version.ts';
import { channelsOf, publicationsOf } from './publications.ts';
import { eventMetadata } from './metadata.ts';
import { schedulingOf } from './scheduling.ts';

export interface With {
  readonly acl: boolean;
  readonly metadata: boolean;
  readonly scheduling: boolean;
  readonly publications: boolean;
  readonly internalPublications: boolean;
}

const WORKFLOW_STATES: Record<EpisodeState, string> = {
  SCHEDULED: '',
  PROCESSING: 'RUNNING',
  PROCESSED: 'SUCCEEDED',
  PROCESSING_FAILURE: 'FAILED',
};

export function eventJson(
  episode: UniversityEpisode,
  version: ApiVersion,
  wanted: With,
): Record<string, unknown> {
  const { id, title, presenters, created, creator, start, location, subject, duration, state } = episode;
  return {
    identifier: id,
    creator,
    presenter: presenters,
    created,
    ...(version >= 1 ? since1(episode) : {}),
    subjects: subject === '' ? [] : [subject],
    start,
    description: '',
    title,
    processing_state: workflowState(state),
    ...durationOf(episode, version),
    ...(state === 'SCHEDULED' ? {} : { archive_version: 1 + (hash('version', id) % 3) }),
    contributor: [],
    has_previews: duration !== null,
    location,
    publication_status: channelsOf(episode),
    ...(wanted.acl ? { acl: accessOfEpisode(episode) } : {}),
    ...(wanted.metadata ? { metadata: eventMetadata(episode) } : {}),
    ...(wanted.scheduling && version >= 1 ? { scheduling: schedulingOf(episode) ?? {} } : {}),
    ...(wanted.publications
      ? { publications: publicationsOf(episode, version, wanted.internalPublications) }
      : {}),
  };
}

export function workflowState(state: EpisodeState): string {
  return WORKFLOW_STATES[state];
}

export function eventStatus(state: EpisodeState): string {
  return `EVENTS.EVENTS.STATUS.${state}`;
}

function since1({
  language,
  license,
  seriesId,
  seriesTitle,
  source,
  state,
}: UniversityEpisode): Record<string, unknown> {
  return {
    is_part_of: seriesId ?? '',
    language,
    source,
    license,
    series: seriesTitle ?? '',
    rightsholder: '',
    status: eventStatus(state),
  };
}

/** Before 1.4.0 the time between the technical start and end; since then what the catalogue says, which is mostly nothing. */
function durationOf(
  { id, duration, published }: UniversityEpisode,
  version: ApiVersion,
): Record<string, unknown> {
  if (version < 4) return duration === null ? {} : { duration: duration * 1_000 };
  const isStated = published !== null && duration !== null && hash('duration', id) % 3 === 0;
  return { duration: isStated ? duration * 1_000 : null };
}
