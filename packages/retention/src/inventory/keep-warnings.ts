import type { RetentionWarning } from '@oc-stats/contract';
import { literal, writtenText, type Session } from '@oc-stats/duckdb';
import { PackedTable } from './packed-table.ts';

export interface Warned {
  readonly file: number;
  readonly warning: RetentionWarning;
}

/** Warnings wait here, by the number of their file, until there is a snapshot to belong to. */
export function warnedTable(session: Session): PackedTable<Warned> {
  return new PackedTable<Warned>(
    session,
    'warned',
    { file: ({ file }) => file, line: ({ warning }) => warning.line },
    { code: ({ warning }) => warning.code, message: ({ warning }) => warning.message },
  );
}

/** File by file in the order given, line by line; what concerns a whole file comes behind its lines. */
export async function keepWarned(
  session: Session,
  snapshot: number,
  files: readonly string[],
): Promise<void> {
  if (files.length === 0) return;
  const names = files.map((name, no) => `(${no}, ${literal(writtenText(name))})`).join(', ');
  await session.run(
    `INSERT INTO warning
     SELECT ${snapshot}, row_number() OVER (ORDER BY file, line NULLS LAST, code, message), name, line, code, message
     FROM warned JOIN (VALUES ${names}) AS named(no, name) ON no = file`,
  );
}

export async function keepWarnings(
  session: Session,
  snapshot: number,
  warnings: readonly RetentionWarning[],
): Promise<void> {
  const files = [...new Set(warnings.map(({ file }) => file))];
  const numbers = new Map(files.map((file, no) => [file, no]));
  const warned = warnedTable(session);
  for (const warning of warnings) warned.add({ file: numbers.get(warning.file) ?? 0, warning });
  await warned.end();
  await keepWarned(session, snapshot, files);
  await warned.drop();
}
