import { dirname } from 'node:path';
import { failureOf, type OwnSentences } from '@oc-stats/duckdb';
import { STORE_ERRORS, StoreError } from '@oc-stats/store';

/** What happened to the file, in the words of the store. */
export function storeErrorOf(error: unknown, file: string): StoreError {
  if (error instanceof StoreError) return error;
  const failure = failureOf(error, file);
  return new StoreError(failure.code, failure.in(SENTENCES), { cause: failure.cause ?? failure });
}

const SENTENCES: OwnSentences = {
  aborted: () => STORE_ERRORS.aborted,
  closed: () => STORE_ERRORS.closed,
  damaged: ({ file, message }) =>
    `${file} is damaged or holds no statistics of oc-stats. Bring back a backup: oc-stats restore FILE (${message})`,
  failed: ({ message }) => `The statistics store failed: ${message}`,
  full: ({ file }) => `The disk that holds ${file} is full. Make room, then repeat.`,
  itself: ({ file }) => `${file} is the store itself, not a backup of it.`,
  memory: ({ message }) =>
    `The question needs more memory than the store may use. Raise its memory limit. (${message})`,
  'open-here': ({ file }) =>
    `The statistics in ${dirname(file)} are open in this process already. Close them first.`,
};
