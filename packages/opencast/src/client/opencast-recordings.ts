import { allPages, type OnProgress } from './all-pages.ts';
import { asArray } from './as-array.ts';
import type { Ask } from './ask.ts';
import { isFields, text } from './fields.ts';
import { identifierPath } from './identifier-path.ts';
import { readMediaFiles, type MediaFile } from './media-file.ts';
import { unexpectedAnswer } from './opencast-error.ts';
import { readRecordedEvent, type RecordedEvent } from './recorded-event.ts';

/** What lies where in Opencast: for those who ask about files and not about names. */
export interface OpencastRecordings {
  /** All events with what is published of them. */
  all(options?: RecordingsOptions): Promise<readonly RecordedEvent[]>;
  /**
   * What the archive holds of an event: a question for each, because Opencast has no list of it. `null` when there is no
   * such event, and when this user may not read it.
   */
  archived(id: string, signal?: AbortSignal): Promise<readonly MediaFile[] | null>;
  /** The names of the capture agents. */
  captureAgents(signal?: AbortSignal): Promise<readonly string[]>;
}

export interface RecordingsOptions {
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

export function createRecordings(ask: Ask, concurrency: number): OpencastRecordings {
  return {
    async all({ onProgress, signal } = {}) {
      // The internal publication takes its place on the disks as well.
      const wanted = 'withpublications=true&includeInternalPublication=true&withscheduling=true';
      const path = `/api/events?sort=start_date:ASC&${wanted}`;
      return allPages(ask, { path, read: readRecordedEvent, onProgress, signal, ahead: concurrency });
    },

    async archived(id, signal) {
      const segment = identifierPath(id);
      if (segment === null) return null;
      const path = `/api/events/${segment}/media`;
      const answer = await ask({ path, signal });
      if (answer === null) return null;
      if (answer !== '' && typeof answer !== 'object')
        throw unexpectedAnswer(path, 'something that is not a list');
      return readMediaFiles(answer);
    },

    async captureAgents(signal) {
      const path = '/api/agents';
      const answer = await ask({ path, signal });
      const names = asArray(answer).map((agent) => (isFields(agent) ? text(agent['agent_id']) : ''));
      return names.filter((name) => name !== '');
    },
  };
}
