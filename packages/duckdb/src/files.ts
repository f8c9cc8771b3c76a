import { existsSync } from 'node:fs';
import { copyFile, link, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

// The files of a database. They are never opened here, only named, linked and renamed: closing any handle of a file
// drops the lock that DuckDB holds on it in this process.

/** What was written since the last checkpoint. */
export function walOf(file: string): string {
  return `${file}.wal`;
}

/** 0 when there is none. */
export async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => ({ size: 0 }))).size;
}

export async function removeDatabase(file: string): Promise<void> {
  for (const name of [file, walOf(file)]) await rm(name, { force: true });
}

/** The beginnings of the names under which something is made that may take the place of the file, and may be left over. */
export const UNFINISHED = { new: '.new-', upgrading: '.upgrading-', restoring: '.restoring-' } as const;

/** What a crash may leave beside the file. Only for the one that holds its lock: others may be at work on these. */
export async function removeLeftovers(file: string, temporaryFolder: string): Promise<void> {
  const beginnings = Object.values(UNFINISHED).map((ending) => basename(file) + ending);
  const folder = dirname(file);
  const names = (await readdir(folder)).filter((name) => beginnings.some((begin) => name.startsWith(begin)));
  for (const name of names) await rm(join(folder, name), { recursive: true, force: true });
  await rm(temporaryFolder, { recursive: true, force: true });
}

/** Puts a new database in its place unless another process was quicker, whose database then stays. */
export async function placeNew(made: string, file: string): Promise<void> {
  try {
    await link(made, file);
  } catch {
    // Not every file system has links.
    if (!existsSync(file)) await rename(made, file);
  } finally {
    await rm(made, { force: true });
  }
}

/**
 * Replaces `file` by `next` and keeps what was there under a free name like `keptAs`. At every moment there is a whole
 * database under `file`: the old one until the very rename.
 */
export async function replaceKeeping(file: string, next: string, keptAs: string): Promise<string> {
  const kept = await freeName(file, keptAs);
  await rm(kept, { force: true });
  await link(file, kept).catch(() => copyFile(file, kept));
  await rename(next, file);
  return kept;
}

/** A name that is free, or that an interrupted attempt gave to the very same file. */
async function freeName(file: string, wanted: string): Promise<string> {
  for (let i = 1; ; i++) {
    const name = i === 1 ? wanted : `${wanted}-${i}`;
    if (!existsSync(name) || (await isSameFile(name, file))) return name;
  }
}

async function isSameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([stat(a), stat(b)]);
  return one.ino === other.ino && one.dev === other.dev;
}
