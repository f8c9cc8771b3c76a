/** In every browser and in Node, but not in the language's own types. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** Makes bytes fewer, as RFC 1951 says. */
export type Deflate = (content: Uint8Array) => Uint8Array;

/**
 * A ZIP archive of text files; stored and not compressed where nobody gives a way to compress. Browsers have none that
 * could be used: libraries do large files in a worker made from a blob, which a strict content security policy forbids:
 * there they wait for ever.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function zip(
  files: readonly (readonly [name: string, text: string])[],
  deflate?: Deflate,
): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [path, text] of files) {
    const name = encoder.encode(path);
    const whole = encoder.encode(text);
    const content = deflate?.(whole) ?? whole;
    const common = [
      20,
      UTF8,
      deflate ? DEFLATED : STORED,
      ...EPOCH,
      word(crc32(whole)),
      word(content.length),
      word(whole.length),
    ];
    const header = bytes(word(0x04034b50), ...common, name.length, 0);
    directory.push(
      bytes(word(0x02014b50), 20, ...common, name.length, 0, 0, 0, 0, word(0), word(offset)),
      name,
    );
    parts.push(header, name, content);
    offset += header.length + name.length + content.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = bytes(word(0x06054b50), 0, 0, files.length, files.length, word(size), word(offset), 0);
  return joined([...parts, ...directory, end]);
}

const UTF8 = 0x0800;
const STORED = 0;
const DEFLATED = 8;
/** 1 January 1980: the same content gives the same file. */
const EPOCH = [0, 0x21];

/** Four bytes; plain numbers are two. */
function word(value: number): readonly [number, number] {
  return [value & 0xffff, value >>> 16];
}

function bytes(...values: readonly (number | readonly [number, number])[]): Uint8Array {
  return Uint8Array.from(values.flat().flatMap((value) => [value & 0xff, value >>> 8]));
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(content: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of content) value = (TABLE[(value ^ byte) & 0xff] as number) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
