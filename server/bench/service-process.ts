import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The built service, as an operator starts it. */
export const BUILT = fileURLToPath(new URL('../bin/oc-stats.js', import.meta.url));

export interface ServiceProcess {
  readonly origin: string;
  /** From the start of the process to the line that tells the address, in milliseconds. */
  readonly readyAfter: number;
  stop(): Promise<void>;
}

/** Starts a service on a data folder, and waits until it says that it is ready. */
export async function startService(
  file: string,
  data: string,
  more: readonly string[] = [],
): Promise<ServiceProcess> {
  const started = performance.now();
  const child = spawn(process.execPath, [file, 'serve', '--port', '0', '--data', data, ...more], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const orphan = (): void => void child.kill('SIGKILL');
  process.once('exit', orphan);
  const origin = await addressOf(child);
  return {
    origin,
    readyAfter: performance.now() - started,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      process.off('exit', orphan);
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    let told = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      const origin = /listens on (http:\S+)/.exec(output)?.[1];
      if (origin) resolve(origin);
    });
    // Its log is read to the end, so that it never has to wait for a reader.
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (told = (told + chunk).slice(-2_000)));
    child.once('exit', () => reject(new Error(`the service did not start:\n${told}`)));
  });
}
