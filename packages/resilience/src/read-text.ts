export interface TextLimit {
  readonly maxBytes: number;
  /** What is thrown beyond it, in the words of whoever asked. */
  readonly tooLarge: () => Error;
}

/** Reads no further than the cap, whatever the server promised or sends, and not beyond the signal. */
export async function readText(
  response: Response,

  { maxBytes, tooLarge }: TextLimit,
  signal: AbortSignal,
): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const stop = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes += part.value.byteLength;
      if (bytes > maxBytes) throw tooLarge();
      text += decoder.decode(part.value, { stream: true });
    }
    return text + decoder.decode();
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}
