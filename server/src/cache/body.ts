import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { brotliFor, SMALL } from './brotli.ts';

export const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Smaller bodies cost more to compress than they save. */
const WORTH_COMPRESSING = 400;

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

/** Bytes that are sent more than once: hashed once, and compressed once per encoding, on a thread of the pool. */
export class Body {
  readonly bytes: Buffer;
  readonly type: string;
  readonly etag: string;
  readonly #encoded = new Map<Encoding, Promise<Buffer>>();

  /** `encoded` are compressed forms that lie ready, made with more patience than a request has. */
  constructor(bytes: Buffer, type: string, encoded: Partial<Record<Encoding, Buffer>> = {}) {
    this.bytes = bytes;
    this.type = type;
    for (const encoding of ENCODINGS) {
      const ready = encoded[encoding];
      if (ready) this.#encoded.set(encoding, Promise.resolve(ready));
    }
    // Weak, because the compressed forms share it.
    this.etag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 12)}"`;
  }

  static json(value: object): Body {
    return new Body(Buffer.from(JSON.stringify(value)), 'application/json');
  }

  static html(text: string): Body {
    return new Body(Buffer.from(text), 'text/html; charset=utf-8');
  }

  get worthCompressing(): boolean {
    return this.bytes.length >= WORTH_COMPRESSING && /json|^text|svg/.test(this.type);
  }

  encoded(encoding: Encoding): Promise<Buffer> {
    const done = this.#encoded.get(encoding);
    if (done) return done;
    const running =
      encoding === 'br'
        ? brotliAsync(this.bytes, brotliFor(this.bytes.length <= SMALL))
        : gzipAsync(this.bytes);
    this.#encoded.set(encoding, running);
    return running;
  }
}
