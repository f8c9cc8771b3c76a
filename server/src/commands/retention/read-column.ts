import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import { EXIT_CODES } from './exit-codes.ts';

export interface WantedColumn {
  /** As people are told of it. */
  readonly called: string;
  /** In small letters and nothing else; the first that the table has counts. */
  readonly headings: readonly string[];
}

/** What a column of a table says, without what is empty. A table of one column needs no heading. */
export async function readColumn(path: string, { called, headings }: WantedColumn): Promise<string[]> {
  const { csvRows, isBroken, whyUnreadable } = await import('@oc-stats/retention');
  const values: string[] = [];
  let place: number | undefined;
  try {
    for await (const rows of csvRows(createReadStream(path))) {
      for (const row of rows) {
        if (isBroken(row))
          throw notTheTable(`${basename(path)}, line ${row.line} cannot be read: ${row.reason}.`);
        const value = (place === undefined ? undefined : row.fields[place])?.trim();
        if (value) values.push(value);
        if (place !== undefined) continue;
        place = placeOf(row.fields, headings);
        if (place >= 0) continue;
        if (row.fields.length > 1)
          throw notTheTable(`${basename(path)} has no column “${called}”: its first line must name one.`);
        place = 0;
        values.push(row.fields[0]?.trim() ?? '');
      }
    }
  } catch (cause) {
    if (cause instanceof OperatorError) throw cause;
    const why = whyUnreadable(cause as Error);
    throw new OperatorError(`${path} cannot be read: ${why}.`, { cause, exitCode: EXIT_CODES.unreadable });
  }
  if (values.length === 0) throw notTheTable(`${basename(path)} is empty.`);
  return values;
}

function placeOf(fields: readonly string[], headings: readonly string[]): number {
  const words = fields.map((name) => name.toLowerCase().replace(/[^a-z]+/g, ''));
  return words.indexOf(headings.find((name) => words.includes(name)) ?? '\0');
}

function notTheTable(message: string): OperatorError {
  return new OperatorError(message, { exitCode: EXIT_CODES['not-a-report'] });
}
