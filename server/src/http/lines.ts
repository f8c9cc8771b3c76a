import { PassThrough, pipeline, Readable } from 'node:stream';
import { constants, createBrotliCompress, createGzip, type BrotliCompress, type Gzip } from 'node:zlib';
import type { Encoding } from '../cache/body.ts';
import { brotliFor, SMALL } from '../cache/brotli.ts';

/** Lines that become ready in any order. */
export interface Lines {
  readonly count: number;
  readonly atOnce: number;
  line(index: number): Promise<string>;
}

/** Sends each line the moment it is ready. When the reader leaves, nothing more is asked. */
export function compressedLines(
  lines: Lines,
  encoding: Encoding | null,
  left: AbortSignal,
): ReadableStream<Uint8Array> {
  const plain = readyLines(lines, left);
  if (!encoding) return plain;
  const out = new PassThrough();
  pump(plain, out, encoding, lines.count).catch((error: unknown) => out.destroy(error as Error));
  return Readable.toWeb(out) as ReadableStream<Uint8Array>;
}

function readyLines(lines: Lines, left: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next = 0;
  let stopped = false;
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      left.addEventListener('abort', () => (stopped = true), { once: true });
      const work = async () => {
        while (next < lines.count && !stopped) {
          const line = await lines.line(next++);
          if (!stopped) controller.enqueue(encoder.encode(line));
        }
      };
      await Promise.all(Array.from({ length: Math.min(lines.atOnce, lines.count) }, work));
      if (!stopped) controller.close();
    },
    cancel() {
      stopped = true;
    },
  });
}

/**
 * A line that waits inside the compressor is not ready, so what was written is let out as soon as no other line is about
 * to come: lines that are ready together are compressed together.
 */
async function pump(
  plain: ReadableStream<Uint8Array>,
  out: PassThrough,
  encoding: Encoding,
  count: number,
): Promise<void> {
  const reader = plain.getReader();
  out.once('close', () => void reader.cancel().catch(() => undefined));
  const first: Uint8Array[] = [];
  let compressor: BrotliCompress | Gzip | undefined;
  const begin = () => {
    const begun = compressorFor(encoding, first, count);
    pipeline(begun, out, () => undefined);
    for (const line of first) begun.write(line);
    return begun;
  };
  let waiting: NodeJS.Immediate | undefined;
  const letOut = () => {
    waiting = undefined;
    if (out.destroyed) return;
    compressor ??= begin();
    compressor.flush(encoding === 'br' ? constants.BROTLI_OPERATION_FLUSH : constants.Z_SYNC_FLUSH);
  };
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (compressor) compressor.write(value);
    else first.push(value);
    waiting ??= setImmediate(letOut);
  }
  clearImmediate(waiting);
  if (out.destroyed) return;
  compressor ??= begin();
  compressor.end();
}

/**
 * The quality cannot be changed once the first line is out, and how large the others become is not known: a heat map may
 * have 100 kB. So only what is all there when the first is let out counts as small.
 */
function compressorFor(
  encoding: Encoding,
  first: readonly Uint8Array[],
  count: number,
): BrotliCompress | Gzip {
  if (encoding === 'gzip') return createGzip();
  const bytes = first.reduce((sum, line) => sum + line.length, 0);
  return createBrotliCompress(brotliFor(first.length === count && bytes <= SMALL));
}
