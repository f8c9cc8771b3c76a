import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readWritten, writeWritten, WRITTEN } from './written.ts';

export type Content = Uint8Array | string | Iterable<string> | AsyncIterable<string>;

/**
 * Where answers and lists go. They become visible together, when all are there; what lies under their names and is not
 * from an earlier run, or was changed since, stays.
 */
export class OutputFolder {
  readonly path: string;
  readonly #staging: string;
  readonly #sums = new Map<string, string>();

  private constructor(path: string, staging: string) {
    this.path = path;
    this.#staging = staging;
  }

  static async open(path: string): Promise<OutputFolder> {
    // Lists name people: a folder that is made for them is not for everybody.
    await mkdir(path, { recursive: true, mode: 0o700 });
    return new OutputFolder(path, await mkdtemp(join(path, '.oc-stats-')));
  }

  /** Where a file will be. */
  pathOf(name: string): string {
    return join(this.path, name);
  }

  async write(name: string, content: Content): Promise<string> {
    const hash = createHash('sha256');
    const whole = typeof content === 'string' || content instanceof Uint8Array;
    const parts = Readable.from(whole ? [content] : content, { objectMode: true });
    parts.on('data', (part: Uint8Array | string) => hash.update(part));
    await pipeline(parts, createWriteStream(join(this.#staging, name)));
    this.#sums.set(name, hash.digest('hex'));
    return this.pathOf(name);
  }

  /** For those who write files themselves: they say which, and what each is to be called. */
  async fill(write: (folder: string) => Promise<readonly { file: string; name: string }[]>): Promise<void> {
    const folder = await mkdtemp(join(this.#staging, 'fill-'));
    for (const { file, name } of await write(folder)) {
      this.#sums.set(name, (await sumOf(file)) ?? '');
      await rename(file, join(this.#staging, name));
    }
  }

  /** Puts all of them in their places; gives the names of foreign files in the way instead, when nothing was moved. */
  async publish(overwrite: boolean): Promise<{ readonly inTheWay: string[]; readonly replaced: number }> {
    const { isForeign, sums } = await readWritten(this.path);
    const there: string[] = [];
    const inTheWay: string[] = [];
    for (const name of this.#sums.keys()) {
      const sum = await sumOf(this.pathOf(name));
      if (sum === null) continue;
      there.push(name);
      if (sums.get(name) !== sum) inTheWay.push(name);
    }
    if (isForeign) inTheWay.push(WRITTEN);
    if (inTheWay.length > 0 && !overwrite) return { inTheWay, replaced: 0 };
    for (const name of this.#sums.keys()) await rename(join(this.#staging, name), this.pathOf(name));
    await writeWritten(this.path, new Map([...sums, ...this.#sums]));
    return { inTheWay: [], replaced: there.length };
  }

  get names(): string[] {
    return [...this.#sums.keys()];
  }

  /** What was not published is gone. */
  async close(): Promise<void> {
    await rm(this.#staging, { recursive: true, force: true });
  }
}

async function sumOf(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
    return hash.digest('hex');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
