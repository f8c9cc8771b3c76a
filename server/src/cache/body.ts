import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Smaller bodies cost more to compress than they save. */
const WORTH_COMPRESSING = 1_000;
/** Quality 5 is the knee for JSON: most of the gain of 11 at a twentieth of its time. */
const BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
};

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
    this.etag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  }

  static json(value: object): Body {
    return new Body(Buffer.from(JSON.stringify(value)), 'application/json');
  }

  static html(text: string): Body {
    return new Body(Buffer.from(text), 'text/html; charset=utf-8');
  }

  get worthCompressing(): boolean {
    return this.bytes.length >= WORTH_COMPRESSING && /json|text|javascript|svg|xml/.test(this.type);
  }

  encoded(encoding: Encoding): Promise<Buffer> {
    const done = this.#encoded.get(encoding);
    if (done) return done;
    const running = encoding === 'br' ? brotliAsync(this.bytes, BROTLI) : gzipAsync(this.bytes);
    this.#encoded.set(encoding, running);
    return running;
  }
}
