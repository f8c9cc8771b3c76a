import { randomBytes } from 'node:crypto';
import { link, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '../../commands/operator-error.ts';
import { ringOf } from './configured-keys.ts';
import type { KeyRing } from './key-ring.ts';
import { readKey } from './read-key.ts';

const NAME = 'token-keys.json';

const fileSchema = z.object({
  keys: z
    .array(z.object({ id: z.string().min(1), created: z.iso.datetime(), secret: z.string().min(32) }))
    .min(1),
});

/** A key of the file; all are for HS256, since nobody else has to verify with them. */
export type FileKey = z.infer<typeof fileSchema>['keys'][number];

/** How long somebody who has dropped a key waits until a running service knows; milliseconds. */
const LOOK_AGAIN_MS = 1_000;

/** The keys in the data folder, made when they are first needed, and read again when the file has changed. */
export function keyFile(folder: string, clock: () => Date): KeyRing {
  let read: { readonly mark: string; readonly ring: KeyRing } | null = null;
  let looked = Number.NEGATIVE_INFINITY;
  let looking: Promise<KeyRing> | null = null;

  async function look(): Promise<KeyRing> {
    await makeKeys(folder, clock());
    const mark = await markOf(folder);
    if (read?.mark !== mark) read = { mark, ring: ringOf((await readKeys(folder)).map(asKey)) };
    looked = performance.now();
    return read.ring;
  }
  function current(): Promise<KeyRing> {
    if (read && performance.now() - looked < LOOK_AGAIN_MS) return Promise.resolve(read.ring);
    looking ??= look().finally(() => (looking = null));
    return looking;
  }
  return {
    signing: async () => (await current()).signing(),
    find: async (id) => (await current()).find(id),
  };
}

/** The first signs. */
export async function readKeys(folder: string): Promise<readonly FileKey[]> {
  const path = join(folder, NAME);
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0)
    throw new OperatorError(`${path} can be read by others. Rotate its keys, and set its mode to 0600.`);
  const result = fileSchema.safeParse(parsed(await readFile(path, 'utf8')));
  if (result.success) return result.data.keys;
  throw new OperatorError(`${path} cannot be read. Delete it to begin with a new key; its tokens end then.`);
}

/** Nothing happens where there are keys. */
export async function makeKeys(folder: string, now: Date): Promise<void> {
  const path = join(folder, NAME);
  if (await exists(path)) return;
  const beside = await written(folder, [newKey(now)]);
  // Unlike a rename, a link never replaces what another process has made meanwhile.
  await link(beside, path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
  await unlink(beside);
}

/** A new key signs from now on; those before it verify until they are dropped. */
export async function rotateKeys(folder: string, now: Date, drop?: string): Promise<readonly FileKey[]> {
  await makeKeys(folder, now);
  const before = await readKeys(folder);
  if (drop !== undefined && !before.some(({ id }) => id === drop))
    throw new OperatorError(`There is no key "${drop}". There are ${before.map(({ id }) => id).join(', ')}.`);
  const keys = [newKey(now), ...before.filter(({ id }) => id !== drop)];
  await rename(await written(folder, keys), join(folder, NAME));
  return keys;
}

function newKey(now: Date): FileKey {
  const created = now.toISOString();
  const id = `${created.slice(0, 10)}-${randomBytes(3).toString('hex')}`;
  return { id, created, secret: randomBytes(32).toString('base64url') };
}

function asKey({ id, secret }: FileKey) {
  return readKey({ id, algorithm: 'HS256', secret });
}

async function written(folder: string, keys: readonly FileKey[]): Promise<string> {
  const path = join(folder, `${NAME}.${randomBytes(6).toString('hex')}`);
  await writeFile(path, `${JSON.stringify({ keys }, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return path;
}

async function markOf(folder: string): Promise<string> {
  const { ino, mtimeMs, size } = await stat(join(folder, NAME));
  return `${ino} ${mtimeMs} ${size}`;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
