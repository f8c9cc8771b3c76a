import { StatsError } from '@oc-stats/contract';

/** The body, unless it is larger than it may be: then it is not even read to its end. */
export async function bodyText(request: Request, maximum: number): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > maximum) throw tooLarge(maximum);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  let text = '';
  for await (const chunk of chunksOf(request)) {
    bytes += chunk.length;
    if (bytes > maximum) throw tooLarge(maximum);
    text += decoded(decoder, chunk);
  }
  return text + decoded(decoder);
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

async function* chunksOf({ body }: Request): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  if (!reader) return;
  try {
    for (let part = await next(reader); !part.done; part = await next(reader)) yield part.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function next(reader: Reader): ReturnType<Reader['read']> {
  try {
    return await reader.read();
  } catch (cause) {
    throw new StatsError('bad-body', 'The body breaks off.', { cause });
  }
}

function decoded(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch (cause) {
    throw new StatsError('bad-body', 'The body is not UTF-8.', { cause });
  }
}

function tooLarge(maximum: number): StatsError {
  return new StatsError('body-too-large', `At most ${maximum} bytes are read.`);
}
