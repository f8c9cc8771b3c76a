import { Readable } from 'node:stream';
import { constants, createBrotliCompress, createGzip, type BrotliCompress, type Gzip } from 'node:zlib';
import type { Encoding } from '../cache/body.ts';
import { brotliFor } from '../cache/brotli.ts';

/** Lines that become ready in any order. */
export interface Lines {
  readonly count: number;
  readonly atOnce: number;
  line(index: number): Promise<string>;
}

/** What one element asks at once: of so few lines it can be said beforehand that they are not much. */
const FEW = 8;

/** Sends each line the moment it is ready. When the reader leaves, nothing more is asked. */
export function compressedLines(
  lines: Lines,
  encoding: Encoding | null,
  left: AbortSignal,
): ReadableStream<Uint8Array> {
  const plain = readyLines(lines, left);
  if (!encoding) return plain;
  const compressor = encoding === 'br' ? createBrotliCompress(brotliFor(lines.count <= FEW)) : createGzip();
  const flush = encoding === 'br' ? constants.BROTLI_OPERATION_FLUSH : constants.Z_SYNC_FLUSH;
  pump(plain, compressor, flush).catch((error: unknown) => compressor.destroy(error as Error));
  return Readable.toWeb(compressor) as ReadableStream<Uint8Array>;
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
  compressor: BrotliCompress | Gzip,
  flush: number,
): Promise<void> {
  const reader = plain.getReader();
  compressor.once('close', () => void reader.cancel().catch(() => undefined));
  compressor.once('error', () => undefined);
  let waiting: NodeJS.Immediate | undefined;
  const letOut = () => {
    waiting = undefined;
    compressor.flush(flush);
  };
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    compressor.write(value);
    waiting ??= setImmediate(letOut);
  }
  clearImmediate(waiting);
  compressor.end();
}
