import { Writable } from 'node:stream';
import { pino, type Logger } from 'pino';

export type LogLine = Readonly<Record<string, unknown>> & { readonly msg: string };

export interface AwaitedLog {
  readonly log: Logger;
  readonly lines: readonly LogLine[];
  /** The next line with these words that nobody has been given yet; whoever never comes is ended by the runner. */
  said(words: string | RegExp): Promise<LogLine>;
}

/** A log that tests wait for: what happens in the background is told there, and nowhere else at once. */
export function awaitedLog(): AwaitedLog {
  const lines: LogLine[] = [];
  const given = new Set<LogLine>();
  const waiting = new Set<() => void>();
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as LogLine);
      for (const look of waiting) look();
      done();
    },
  });
  return {
    log: pino({ level: 'debug', base: null }, stream),
    lines,
    said: (words) =>
      new Promise((resolve) => {
        // What is waited for may hang on timers that keep no process alive.
        const alive = setInterval(() => undefined, 60_000);
        const look = () => {
          const line = lines.find(
            (one) => !given.has(one) && (typeof words === 'string' ? one.msg === words : words.test(one.msg)),
          );
          if (!line) return;
          given.add(line);
          waiting.delete(look);
          clearInterval(alive);
          resolve(line);
        };
        waiting.add(look);
        look();
      }),
  };
}
