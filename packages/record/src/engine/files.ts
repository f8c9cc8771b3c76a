import { existsSync } from 'node:fs';
import { copyFile, link, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The files of a record. They are never opened here, only named, linked and renamed: closing any handle of a file drops
 * the lock that DuckDB holds on it in this process.
 */
export function databaseIn(folder: string): string {
  return join(folder, 'record.duckdb');
}

export function temporaryIn(folder: string): string {
  return join(folder, TEMPORARY);
}

export function walOf(file: string): string {
  return `${file}.wal`;
}

export async function removeDatabase(file: string): Promise<void> {
  for (const name of [file, walOf(file)]) await rm(name, { force: true });
}

/** What a crash may leave beside the record. Only for the one that holds its lock: others may be at work on these. */
export async function removeLeftovers(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => UNFINISHED.test(name));
  for (const name of [...names, TEMPORARY]) await rm(join(folder, name), { recursive: true, force: true });
}

const UNFINISHED = /^record\.duckdb\.(new|upgrading|restoring)-/;
const TEMPORARY = 'record.tmp';

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
