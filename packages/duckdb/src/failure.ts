import { aborted, DatabaseError, type Happening } from './database-error.ts';

/** What DuckDB says, as what a person can do. DuckDB has no codes for these, so its sentences decide. */
export function failureOf(error: unknown, file: string): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const said = error instanceof Error ? error.message : String(error);
  const reason = firstLine(said);
  const failure = (happening: Happening, message: string) =>
    new DatabaseError(happening, file, message, { cause: error });

  if (/could not set lock|being used by another process/i.test(said)) {
    const owner = /\(PID (\d+)\)/.exec(said)?.[1];
    const who = owner ? `process ${owner}` : 'another process';
    const advice = 'Stop that process, or give this one a data folder of its own.';
    return failure('locked', `${file} is open in ${who}. ${advice}`);
  }
  if (/version number|newer version of duckdb|serialization compatibility/i.test(said)) {
    const advice = 'Run the oc-stats that wrote it or a later one.';
    return failure('newer', `${file} was written by a newer DuckDB. ${advice} (${reason})`);
  }
  if (
    /not a valid duckdb database|corrupt|checksum|replaying wal|serialization error|deserialize/i.test(said)
  ) {
    return failure('damaged', reason);
  }
  if (/INTERRUPT/.test(said)) return aborted(file, error);
  if (/no space left|disk quota/i.test(said)) return failure('full', reason);
  if (/out of memory/i.test(said)) return failure('memory', reason);
  if (/read-only|permission denied/i.test(said)) {
    const advice = 'Check the owner and rights of the folder.';
    return failure('unusable', `${file} cannot be written. ${advice} (${reason})`);
  }
  return failure('failed', reason);
}

function firstLine(text: string): string {
  const line = text.split('\n')[0] ?? '';
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
