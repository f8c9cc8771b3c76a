import { StoreError } from '@oc-stats/store';

/** What DuckDB says, as what a person can do. DuckDB has no codes for these, so its sentences decide. */
export function failureOf(error: unknown, file: string): StoreError {
  if (error instanceof StoreError) return error;
  const said = error instanceof Error ? error.message : String(error);
  const reason = firstLine(said);
  const options = { cause: error };

  if (/could not set lock|being used by another process/i.test(said)) {
    const owner = /\(PID (\d+)\)/.exec(said)?.[1];
    const who = owner ? `process ${owner}` : 'another process';
    const message = `${file} is open in ${who}. Stop that process, or give this one a data folder of its own.`;
    return new StoreError('locked', message, options);
  }
  if (/version number|newer version of duckdb|serialization compatibility/i.test(said)) {
    const message = `${file} was written by a newer DuckDB. Run the oc-stats that wrote it or a later one. (${reason})`;
    return new StoreError('newer-schema', message, options);
  }
  if (
    /not a valid duckdb database|corrupt|checksum|replaying wal|serialization error|deserialize/i.test(said)
  ) {
    return new StoreError('corrupt', damaged(file, reason), options);
  }
  if (/INTERRUPT/.test(said)) return new StoreError('aborted', undefined, options);
  if (/no space left|disk quota/i.test(said)) {
    return new StoreError(
      'unavailable',
      `The disk that holds ${file} is full. Make room, then repeat.`,
      options,
    );
  }
  if (/out of memory/i.test(said)) {
    const message = `The question needs more memory than the store may use. Raise its memory limit. (${reason})`;
    return new StoreError('unavailable', message, options);
  }
  if (/read-only|permission denied/i.test(said)) {
    const message = `${file} cannot be written. Check the owner and rights of the folder. (${reason})`;
    return new StoreError('unavailable', message, options);
  }
  return new StoreError('unavailable', `The statistics store failed: ${reason}`, options);
}

export function damaged(file: string, reason: string): string {
  return `${file} is damaged or holds no statistics of oc-stats. Bring back a backup: oc-stats restore FILE (${reason})`;
}

function firstLine(text: string): string {
  const line = text.split('\n')[0] ?? '';
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
