import type { RetentionWarning } from '@oc-stats/contract';
import { readText, type Session } from '@oc-stats/duckdb';

/** So many are brought into memory at once: a report may have a million bad rows, and none is lost. */
export const WARNINGS_AT_ONCE = 4096;

/** What was wrong with what a snapshot was read from, file by file and line by line. */
export async function* warningsOf(
  session: Session,
  snapshot: number,
): AsyncGenerator<readonly RetentionWarning[]> {
  for (let from = 1; ; from += WARNINGS_AT_ONCE) {
    const warnings = await someWarnings(session, snapshot, from);
    if (warnings.length === 0) return;
    yield warnings;
  }
}

/** The next ones, from the given number on; none behind the last. */
export async function someWarnings(
  session: Session,
  snapshot: number,
  from: number,
): Promise<RetentionWarning[]> {
  const rows = await session.rows(
    `SELECT file, line, code, message FROM warning
     WHERE snapshot_no = $snapshot AND no BETWEEN $from AND $to ORDER BY no`,
    { snapshot, from, to: from + WARNINGS_AT_ONCE - 1 },
  );
  return rows.map(([file, line, code, message]) => ({
    file: readText(String(file)),
    line: line === null ? null : Number(line),
    code: String(code),
    message: readText(String(message)),
  }));
}

export async function countWarnings(
  session: Session,
  snapshot: number,
): Promise<{ readonly code: string; readonly count: number }[]> {
  const rows = await session.rows(
    `SELECT code, count(*)::INTEGER AS n FROM warning WHERE snapshot_no = $snapshot GROUP BY code ORDER BY n DESC, code`,
    { snapshot },
  );
  return rows.map(([code, count]) => ({ code: String(code), count: Number(count) }));
}
