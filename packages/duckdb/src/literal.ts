import { DatabaseError } from './database-error.ts';

/** A text as SQL: for file names, which DuckDB takes nowhere as a parameter. */
export function literal(text: string): string {
  if (text.includes('\0')) throw new DatabaseError('invalid', text, 'A file name must not contain NUL.');
  return `'${text.replaceAll("'", "''")}'`;
}
