import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Running {
  readonly pid: number;
  /** What is written to stderr so far. */
  readonly err: () => string;
  /** Resolves as soon as that holds these words. */
  said(words: string | RegExp): Promise<void>;
  /** The next line on stdout; `null` when there will be none. */
  line(): Promise<string | null>;
  /** Closes stdout on this side, as `head` does. */
  readNoFurther(): void;
  send(signal: NodeJS.Signals): void;
  readonly ended: Promise<number | NodeJS.Signals>;
}

const SMALL = fileURLToPath(new URL('small-main.fixture.ts', import.meta.url));

/** A process of its own, as an operator starts it. */
export function start(
  args: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: Record<string, string> },
  file = SMALL,
): Running {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), file, ...args], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', TZ: 'Europe/Berlin', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let err = '';
  const listening = new Set<() => void>();
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
    for (const look of listening) look();
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  return {
    pid: child.pid ?? 0,
    err: () => err,
    said: (words) =>
      new Promise((resolve) => {
        const look = () => {
          if (typeof words === 'string' ? !err.includes(words) : !words.test(err)) return;
          listening.delete(look);
          resolve();
        };
        listening.add(look);
        look();
      }),
    line: async () => {
      const next = await lines.next();
      return next.done ? null : next.value;
    },
    readNoFurther: () => void child.stdout.destroy(),
    send: (signal) => void child.kill(signal),
    ended,
  };
}

/** Starts the service and waits until it answers; gives its address. */
export async function served(
  args: readonly string[],
  where: { cwd: string; env?: Record<string, string> },
): Promise<Running & { address: string }> {
  const running = start(['serve', '--port', '0', ...args], where);
  const line = await running.line();
  const address = /listens on (http:\S+)$/.exec(line ?? '')?.[1];
  if (!address) throw new Error(`It did not start: ${line}\n${running.err()}`);
  return { ...running, address };
}
