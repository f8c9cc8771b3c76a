import { asArray } from './as-array.ts';
import { isFields, numberOrNull, text, textOrNull, type Fields } from './fields.ts';
import { readMediaFiles, type MediaFile } from './media-file.ts';
import { readEvent, type OpencastEvent } from './opencast-event.ts';

/** An event with all that the list of events tells about what lies where, and how it came there. */
export interface RecordedEvent extends OpencastEvent {
  /** Who put it into Opencast, mostly the account of a program. Never those who speak in it. */
  readonly creator: string;
  readonly source: string;
  /** Of the planned ones the capture agent, of others whatever somebody wrote. */
  readonly location: string;
  /** The capture agent for which it was planned. */
  readonly agent: string | null;
  /** Of the workflow that ran last; empty before the first. */
  readonly processingState: string;
  /** Goes up with everything that changes in the archive; `null` where nothing was archived. */
  readonly archiveVersion: number | null;
  readonly publications: readonly Publication[];
}

export interface Publication {
  readonly channel: string;
  readonly files: readonly MediaFile[];
}

export function readRecordedEvent(fields: Fields): RecordedEvent {
  const { scheduling } = fields;
  return {
    ...readEvent(fields),
    creator: text(fields['creator']),
    source: text(fields['source']),
    location: text(fields['location']),
    agent: isFields(scheduling) ? textOrNull(scheduling['agent_id']) : null,
    processingState: text(fields['processing_state']),
    archiveVersion: numberOrNull(fields['archive_version']),
    publications: asArray(fields['publications']).filter(isFields).map(readPublication),
  };
}

function readPublication(fields: Fields): Publication {
  const files = ['media', 'attachments', 'metadata'].flatMap((kind) => readMediaFiles(fields[kind]));
  return { channel: text(fields['channel']), files };
}
