import type { UniversityEpisode, UniversitySeries } from '../university/university.ts';

type Json = Record<string, unknown>;

interface Field {
  readonly id: string;
  readonly label: string;
  readonly type: 'text' | 'text_long' | 'mixed_text' | 'date' | 'time';
  readonly value: string | readonly string[];
  readonly required?: true;
  readonly readOnly?: true;
}

export function eventMetadata(episode: UniversityEpisode): readonly Json[] {
  const title = 'EVENTS.EVENTS.DETAILS.CATALOG.EPISODE';
  return [{ flavor: 'dublincore/episode', title, fields: eventFields(episode) }];
}

export function seriesMetadata(series: UniversitySeries): readonly Json[] {
  return [{ title: 'Opencast Series DublinCore', flavor: 'dublincore/series', fields: seriesFields(series) }];
}

/** Without the catalogue around them: what asking for one type gives. */
export function eventFields(episode: UniversityEpisode): readonly Json[] {
  const { id, title, presenters, subject, language, license, location, source, start, created } = episode;
  const { duration, seriesId } = episode;
  const fields: readonly Field[] = [
    { id: 'title', label: 'TITLE', type: 'text', value: title, required: true },
    { id: 'subjects', label: 'SUBJECT', type: 'text', value: subject === '' ? [] : [subject] },
    { id: 'description', label: 'DESCRIPTION', type: 'text_long', value: '' },
    { id: 'language', label: 'LANGUAGE', type: 'text', value: language },
    { id: 'rightsHolder', label: 'RIGHTS', type: 'text', value: '' },
    { id: 'license', label: 'LICENSE', type: 'text', value: license },
    { id: 'isPartOf', label: 'SERIES', type: 'text', value: seriesId ?? '' },
    { id: 'creator', label: 'PRESENTERS', type: 'mixed_text', value: presenters },
    { id: 'contributor', label: 'CONTRIBUTORS', type: 'mixed_text', value: [] },
    { id: 'startDate', label: 'START_DATE', type: 'date', value: start.slice(0, 10) },
    { id: 'startTime', label: 'START_TIME', type: 'time', value: start.slice(11, 16) },
    { id: 'duration', label: 'DURATION', type: 'text', value: clock(duration ?? 0) },
    { id: 'location', label: 'LOCATION', type: 'text', value: location },
    { id: 'source', label: 'SOURCE', type: 'text', value: source },
    { id: 'created', label: 'CREATED', type: 'date', value: created, readOnly: true },
    { id: 'identifier', label: 'ID', type: 'text', value: id, readOnly: true },
  ];
  return fields.map((field) => fieldJson('EVENTS.EVENTS', field));
}

export function seriesFields({
  id,
  title,
  subject,
  language,
  organizers,
}: UniversitySeries): readonly Json[] {
  const fields: readonly Field[] = [
    { id: 'title', label: 'TITLE', type: 'text', value: title, required: true },
    { id: 'subjects', label: 'SUBJECT', type: 'text', value: [subject] },
    { id: 'description', label: 'DESCRIPTION', type: 'text', value: '' },
    { id: 'language', label: 'LANGUAGE', type: 'text', value: language },
    { id: 'rightsHolder', label: 'RIGHTS', type: 'text', value: '' },
    { id: 'license', label: 'LICENSE', type: 'text', value: '' },
    { id: 'creator', label: 'ORGANIZERS', type: 'mixed_text', value: organizers },
    { id: 'contributor', label: 'CONTRIBUTORS', type: 'mixed_text', value: [] },
    { id: 'publisher', label: 'PUBLISHERS', type: 'mixed_text', value: [] },
    { id: 'createdBy', label: 'CREATED_BY', type: 'text', value: 'Opencast Administrator', readOnly: true },
    { id: 'identifier', label: 'ID', type: 'text', value: id, readOnly: true },
  ];
  return fields.map((field) => fieldJson('EVENTS.SERIES', field));
}

function fieldJson(
  kind: string,
  { id, label, type, value, required = undefined, readOnly = undefined }: Field,
): Json {
  return {
    readOnly: readOnly === true,
    id,
    label: `${kind}.DETAILS.METADATA.${label}`,
    type,
    value,
    required: required === true,
  };
}

function clock(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().slice(11, 19);
}
