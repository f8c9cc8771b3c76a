import { RecordError } from '../record-error.ts';

/** What DuckDB says, as what a person can do. DuckDB has no codes for these, so its sentences decide. */
export function failureOf(error: unknown, file: string): RecordError {
  if (error instanceof RecordError) return error;
  const said = error instanceof Error ? error.message : String(error);
  const reason = firstLine(said);
  const options = { cause: error };

  if (/could not set lock|being used by another process/i.test(said)) {
    const owner = /\(PID (\d+)\)/.exec(said)?.[1];
    const who = owner ? `process ${owner}` : 'another process';
    const message = `${file} is open in ${who}. Stop that process, or give this one a data folder of its own.`;
    return new RecordError('locked', message, options);
  }
  if (/version number|newer version of duckdb|serialization compatibility/i.test(said)) {
    const message = `${file} was written by a newer DuckDB. Run the oc-stats that wrote it or a later one. (${reason})`;
    return new RecordError('newer-schema', message, options);
  }
  if (
    /not a valid duckdb database|corrupt|checksum|replaying wal|serialization error|deserialize/i.test(said)
  ) {
    return new RecordError('corrupt', damaged(file, reason), options);
  }
  if (/no space left|disk quota/i.test(said)) {
    const message = `The disk that holds ${file} is full. Make room, then restart the service.`;
    return new RecordError('unavailable', message, options);
  }
  if (/out of memory/i.test(said)) {
    const message = `The record needs more memory than it may use. Raise its memory limit. (${reason})`;
    return new RecordError('unavailable', message, options);
  }
  if (/read-only|permission denied/i.test(said)) {
    const message = `${file} cannot be written. Check the owner and rights of the folder. (${reason})`;
    return new RecordError('unavailable', message, options);
  }
  return new RecordError('unavailable', `The record failed: ${reason}`, options);
}

export function damaged(file: string, reason: string): string {
  return `${file} is damaged or no record of oc-stats. Bring back a backup: oc-stats restore FILE (${reason})`;
}

function firstLine(text: string): string {
  const line = text.split('\n')[0] ?? '';
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
