import type { Writable } from 'node:stream';
import type { AppDeps } from '../app.ts';
import type { Environment } from '../config/interpolate.ts';
import type { Adapters } from '../service/adapters.ts';

/** The world around a command, so that a command can be run in any. */
export interface Host {
  readonly version: string;
  readonly adapters: Adapters;
  readonly assets: AppDeps['assets'];
  readonly env: Environment;
  readonly cwd: string;
  readonly stdout: Writable & { isTTY?: boolean };
  readonly stderr: Writable & { isTTY?: boolean };
  readonly clock: () => Date;
  /** Resolves when the process is asked to end. */
  readonly asked: () => Promise<string>;
}

export type Format = 'text' | 'json';

export function print(host: Host, format: Format, value: object, text: string): void {
  host.stdout.write(format === 'json' ? `${JSON.stringify(value)}\n` : text);
}

/** A first signal asks; a second one, of somebody who has lost patience, ends the process as usual. */
export function untilAsked(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });
}
