import { CsvDecoder } from './csv-decoder.ts';
import { scanRecord } from './scan-record.ts';

export interface CsvRow {
  /** On which it begins; the first is 1. */
  readonly line: number;
  readonly fields: readonly string[];
  /** It holds bytes that are no characters in the encoding of the file; U+FFFD stands in their place. */
  readonly isGarbled?: true;
}

export interface BrokenRow {
  readonly line: number;
  readonly reason: string;
}

/**
 * The records of a CSV file, a chunk at a time. Blank lines are none. What cannot be read is handed out as a broken row
 * of one line, and the reading goes on behind it, so that one stray quote does not swallow the rest of a report, as it
 * does with the parsers of this field; that is why there is one more.
 */
export async function* csvRows(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly (CsvRow | BrokenRow)[]> {
  const decoder = new CsvDecoder();
  const reader = new Reader();
  for await (const chunk of chunks) yield reader.read(decoder.decode(chunk), false);
  yield reader.read(decoder.end(), true);
}

export function isBroken(row: CsvRow | BrokenRow): row is BrokenRow {
  return 'reason' in row;
}

class Reader {
  #rest = '';
  #line = 1;
  /** Of the first record, the heading; what has another number is not a row of this table. */
  #width = 0;

  read(text: string, last: boolean): (CsvRow | BrokenRow)[] {
    const rows: (CsvRow | BrokenRow)[] = [];
    const all = this.#rest + text;
    const mayBeGarbled = all.includes('\uFFFD');
    let at = 0;
    while (at < all.length) {
      const found = scanRecord(all, at, last);
      if (found.kind === 'unfinished') break;
      if (found.kind === 'broken') {
        rows.push({ line: this.#line, reason: found.reason });
        this.#line += 1;
        at = found.next;
        continue;
      }
      const { fields, lines, next } = found;
      const isBlank = fields.length === 1 && fields[0] === '';
      if (this.#width === 0 && !isBlank) this.#width = fields.length;
      if (isBlank || fields.length === this.#width) {
        if (!isBlank) rows.push(mayBeGarbled ? checked(this.#line, fields) : { line: this.#line, fields });
        this.#line += lines;
        at = next;
        continue;
      }
      rows.push({ line: this.#line, reason: this.#ragged(fields.length) });
      const swallowed = lines > 1 && this.#holdsRow(all.slice(all.indexOf('\n', at) + 1, next));
      this.#line += swallowed ? 1 : lines;
      at = swallowed ? all.indexOf('\n', at) + 1 : next;
    }
    this.#rest = all.slice(at);
    return rows;
  }

  /** Whether a row begins on any of these lines: they were no text of one row then, but a stray quote took them in. */
  #holdsRow(lines: string): boolean {
    let at = 0;
    do {
      const found = scanRecord(lines, at, true);
      if (found.kind === 'record' && found.fields.length === this.#width) return true;
      at = lines.indexOf('\n', at) + 1;
    } while (at > 0 && at < lines.length);
    return false;
  }

  #ragged(found: number): string {
    return `it has ${found} ${found === 1 ? 'field' : 'fields'} where the heading has ${this.#width}`;
  }
}

function checked(line: number, fields: readonly string[]): CsvRow {
  return fields.some((field) => field.includes('\uFFFD'))
    ? { line, fields, isGarbled: true }
    : { line, fields };
}
