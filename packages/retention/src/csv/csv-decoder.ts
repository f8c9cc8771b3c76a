/** So much is looked at before it is said how a file is written. */
const HEAD = 16 * 1024;

/** UTF-8, or UTF-16 where a byte order mark says so. What old Macs end lines with becomes what all others do. */
export class CsvDecoder {
  #head: Uint8Array | undefined = new Uint8Array(0);
  #decode: ((bytes: Uint8Array, last: boolean) => string) | undefined;
  #endsWithReturns = false;

  decode(chunk: Uint8Array): string {
    if (!this.#head) return this.#text(chunk, false);
    this.#head = joined(this.#head, chunk);
    return this.#head.length < HEAD ? '' : this.#begin(this.#head, false);
  }

  end(): string {
    return this.#head ? this.#begin(this.#head, true) : this.#text(new Uint8Array(0), true);
  }

  #begin(head: Uint8Array, last: boolean): string {
    this.#head = undefined;
    const encoding = encodingOf(head);
    this.#decode = encoding === 'utf-8' ? utf8() : streaming(encoding);
    const seen = new TextDecoder(encoding).decode(head);
    this.#endsWithReturns = seen.includes('\r') && !seen.includes('\n');
    return this.#text(head, last);
  }

  #text(bytes: Uint8Array, last: boolean): string {
    const text = this.#decode?.(bytes, last) ?? '';
    return this.#endsWithReturns ? text.replaceAll('\r', '\n') : text;
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}

function streaming(encoding: string): (bytes: Uint8Array, last: boolean) => string {
  const decoder = new TextDecoder(encoding);
  return (bytes, last) => decoder.decode(bytes, { stream: !last });
}

/**
 * Whole characters, piece by piece: a decoder that streams makes strings of two bytes a character even of plain ASCII,
 * and all that follows takes twice as long with those.
 */
function utf8(): (bytes: Uint8Array, last: boolean) => string {
  const [first, others] = [new TextDecoder('utf-8'), new TextDecoder('utf-8', { ignoreBOM: true })];
  let rest: Uint8Array = new Uint8Array(0);
  let decoder = first;
  return (bytes, last) => {
    const all = joined(rest, bytes);
    const end = last ? all.length : endOfWhole(all);
    rest = all.slice(end);
    const text = decoder.decode(all.subarray(0, end));
    if (end > 0) decoder = others;
    return text;
  };
}

/** Where the last character begins that the bytes do not hold to its end. */
function endOfWhole(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
