import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Service {
  readonly origin: string;
  /** The same service under another name, which is another origin for a browser. */
  readonly otherOrigin: string;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/**
 * The built service as a customer runs it: its demo university in a temporary folder, on a port that is free. `config`
 * is the text of its configuration; `fill` puts into the folder what should lie there before.
 */
export async function startService(
  config?: string,
  fill?: (folder: string) => Promise<void>,
): Promise<Service> {
  const data = await mkdtemp(join(tmpdir(), 'oc-stats-pages-'));
  await fill?.(data);
  const command = ['server/bin/oc-stats.js', 'serve', '--port', '0', '--data', data];
  if (config !== undefined) {
    const file = join(data, 'config.yaml');
    await writeFile(file, config);
    command.push('--config', file);
  }
  const child = spawn(process.execPath, command, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  // A test that breaks off must not leave a service behind; a signal alone would not tell anybody of the exit.
  const orphan = (): void => void child.kill('SIGKILL');
  process.once('exit', orphan);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    child.kill(signal);
    await ended;
    process.off('exit', orphan);
    await rm(data, { recursive: true, force: true });
  };
  try {
    const origin = await printedAddress(child);
    return { origin, otherOrigin: otherName(origin), stop };
  } catch (error) {
    await stop('SIGKILL');
    throw error;
  }
}

function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: string): void => {
      output += chunk;
      const address = /https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d+/.exec(output)?.[0];
      if (address) resolve(address);
    };
    child.stdout?.setEncoding('utf8').on('data', read);
    child.stderr?.setEncoding('utf8').on('data', read);
    child.once('exit', (code) =>
      reject(new Error(`the service ended with ${code} before it was ready:\n${output}`)),
    );
  });
}

/** 127.0.0.1 and localhost are one machine and two origins. */
function otherName(origin: string): string {
  const url = new URL(origin);
  url.hostname = url.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  return url.origin;
}
