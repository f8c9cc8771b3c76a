import { dirname } from 'node:path';
import { failureOf, type OwnSentences } from '@oc-stats/duckdb';

/** Every way in which the record refuses or fails; the sentences are for the person who runs the service. */
export const RECORD_ERRORS = {
  unavailable: 'The record of oc-stats does not answer. If it stays so, restart the service.',
  locked: 'Another process has the record open. Stop it, or give this one a data folder of its own.',
  'newer-schema': 'The record was written by a newer oc-stats. Run that version or a later one.',
  corrupt: 'The record is damaged or not one of oc-stats. Bring back a backup: oc-stats restore FILE',
  exists: 'There is a file of that name already. Choose another name, or move the file away.',
  invalid: 'The record cannot take this as it is.',
  suspicious: 'Opencast suddenly names far less than before, so what was known is kept.',
  'out-of-order': 'The catalogue was read before what is known already. Check the clock of this machine.',
  aborted: 'The work was given up before the record had done it.',
  closed: 'The record has been closed.',
} as const;

export type RecordErrorCode = keyof typeof RECORD_ERRORS;

export class RecordError extends Error {
  readonly code: RecordErrorCode;

  constructor(
    code: RecordErrorCode,
    message: string = RECORD_ERRORS[code],
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
    this.name = 'RecordError';
    this.code = code;
  }
}

/** What happened to the file, in the words of the record. */
export function recordErrorOf(error: unknown, file: string): RecordError {
  if (error instanceof RecordError) return error;
  const failure = failureOf(error, file);
  return new RecordError(failure.code, failure.in(SENTENCES), { cause: failure.cause ?? failure });
}

const SENTENCES: OwnSentences = {
  aborted: () => RECORD_ERRORS.aborted,
  closed: () => RECORD_ERRORS.closed,
  damaged: ({ file, message }) =>
    `${file} is damaged or no record of oc-stats. Bring back a backup: oc-stats restore FILE (${message})`,
  failed: ({ message }) => `The record failed: ${message}`,
  full: ({ file }) => `The disk that holds ${file} is full. Make room, then restart the service.`,
  itself: ({ file }) => `${file} is the record itself, not a backup of it.`,
  memory: ({ message }) =>
    `The record needs more memory than it may use. Raise its memory limit. (${message})`,
  'open-here': ({ file }) =>
    `The record in ${dirname(file)} is open in this process already. Close it first.`,
};
