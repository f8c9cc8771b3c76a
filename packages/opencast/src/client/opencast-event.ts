import type { AllowedRoles } from './allowed-roles.ts';
import { asArray } from './as-array.ts';
import { isFields, numberOrNull, text, textOrNull, texts, type Fields } from './fields.ts';

/** An event of Opencast; instants are ISO 8601 in UTC. */
export interface OpencastEvent {
  readonly id: string;
  readonly title: string;
  readonly seriesId: string | null;
  readonly seriesTitle: string | null;
  readonly presenters: readonly string[];
  readonly start: string | null;
  readonly created: string | null;
  /** Milliseconds. */
  readonly duration: number | null;
  readonly status: string;
  /** Where it is published; `internal` is for the admins' own preview. */
  readonly channels: readonly string[];
  /** Where it was asked who may do something with it. */
  readonly allowed?: AllowedRoles;
}

export function readEvent(fields: Fields): OpencastEvent {
  return {
    id: text(fields['identifier']),
    title: text(fields['title']),
    seriesId: textOrNull(fields['is_part_of']),
    seriesTitle: textOrNull(fields['series']),
    presenters: texts(fields['presenter']),
    start: textOrNull(fields['start']),
    created: textOrNull(fields['created']),
    duration: durationOf(fields['duration'], fields['publications']),
    status: text(fields['status']),
    channels: texts(fields['publication_status']),
  };
}

/** The catalogue's own duration is often missing; what was published knows how long it is. */
function durationOf(bibliographic: unknown, publications: unknown): number | null {
  const stated = positive(bibliographic);
  if (stated !== null) return stated;
  return longest(
    asArray(publications)
      .filter(isFields)
      .flatMap(({ media }) => asArray(media)),
  );
}

/** The two streams of a lecture may differ by a moment; a teaser among the tracks is shorter. */
export function longest(tracks: readonly unknown[]): number | null {
  const durations = tracks.filter(isFields).flatMap(({ duration }) => positive(duration) ?? []);
  return durations.length > 0 ? Math.max(...durations) : null;
}

function positive(value: unknown): number | null {
  const number = numberOrNull(value);
  return number !== null && number > 0 ? number : null;
}
