import { scanRecord } from './scan-record.ts';

export interface CsvRow {
  /** On which it begins; the first is 1. */
  readonly line: number;
  readonly fields: readonly string[];
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
  const decoder = new Decoder();
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
        if (!isBlank) rows.push({ line: this.#line, fields });
        this.#line += lines;
        at = next;
        continue;
      }
      rows.push({ line: this.#line, reason: this.#ragged(fields.length) });
      // What spans several lines and does not fit is a stray quote and what it swallowed.
      const end = all.indexOf('\n', at);
      this.#line += 1;
      at = lines === 1 || end < 0 ? next : end + 1;
    }
    this.#rest = all.slice(at);
    return rows;
  }

  #ragged(found: number): string {
    return `it has ${found} ${found === 1 ? 'field' : 'fields'} where the heading has ${this.#width}`;
  }
}

/** So much is looked at before it is said how a file is written. */
const HEAD = 16 * 1024;

/** UTF-8, or UTF-16 where a byte order mark says so. What old Macs end lines with becomes what all others do. */
class Decoder {
  #head: Uint8Array | undefined = new Uint8Array(0);
  #decoder: InstanceType<typeof TextDecoder> | undefined;
  #endsWithReturns = false;

  decode(chunk: Uint8Array): string {
    if (!this.#head) return this.#text(chunk);
    const head = new Uint8Array(this.#head.length + chunk.length);
    head.set(this.#head);
    head.set(chunk, this.#head.length);
    this.#head = head;
    return head.length < HEAD ? '' : this.#begin(head);
  }

  end(): string {
    const begun = this.#head ? this.#begin(this.#head) : '';
    return begun + (this.#decoder?.decode() ?? '');
  }

  #begin(head: Uint8Array): string {
    this.#head = undefined;
    const encoding = encodingOf(head);
    this.#decoder = new TextDecoder(encoding);
    const seen = new TextDecoder(encoding).decode(head);
    this.#endsWithReturns = seen.includes('\r') && !seen.includes('\n');
    return this.#text(head);
  }

  #text(bytes: Uint8Array): string {
    const text = this.#decoder?.decode(bytes, { stream: true }) ?? '';
    return this.#endsWithReturns ? text.replaceAll('\r', '\n') : text;
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}
