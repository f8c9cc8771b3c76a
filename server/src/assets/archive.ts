import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Body } from '../cache/body.ts';
import { openFolder, type Folder } from './folder.ts';

/** Released versions of the script as they were built: a page that names one gets its very bytes for ever. */
export interface Archive {
  /** `null` when this version or this file is not here. */
  file(version: string, path: string): Promise<Body | null>;
  /** The newest first. */
  versions(): Promise<readonly string[]>;
}

/** A version and nothing else: what somebody asks for becomes the name of a folder. */
const VERSION = /^\d{1,9}\.\d{1,9}\.\d{1,9}(-[a-z\d]+(\.[a-z\d]+)*)?$/i;

/** A folder with one folder for each version; it need not be there. */
export function openArchive(root: string): Archive {
  const folders = new Map<string, Folder>();

  const versions = async () => {
    const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
    const found = entries.filter((entry) => entry.isDirectory() && VERSION.test(entry.name));
    return found.map(({ name }) => name).sort((a, b) => collator.compare(b, a));
  };

  return {
    async file(version, path) {
      if (!VERSION.test(version)) return null;
      const folder = folders.get(version) ?? openFolder(join(root, version));
      const body = await folder.file(path);
      // Only versions that are here are remembered: anybody may ask for any.
      if (body) folders.set(version, folder);
      return body;
    },
    versions,
  };
}

const collator = new Intl.Collator('en', { numeric: true });

const described = z.object({ version: z.string().regex(VERSION), released: z.literal(true) });

/**
 * Keeps what was built, if it is a released version that is not here yet, and says which. In one step: a service that is
 * stopped meanwhile leaves no half of it. What lies here is never written again, whatever is built under its name.
 */
export async function archiveScript(build: Folder, root: string): Promise<string | null> {
  const about = await build.file('assets.json');
  const known = described.safeParse(about && parsed(about));
  if (!known.success) return null;
  const { version } = known.data;
  if (await openArchive(root).file(version, 'assets.json')) return null;

  await mkdir(root, { recursive: true });
  const draft = await mkdtemp(join(root, '.draft-'));
  try {
    for (const path of await build.paths()) await copy(build, path, draft);
    await rename(draft, join(root, version));
    return version;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** With its compressed forms: whoever asks for an old version shall not wait for them either. */
async function copy(build: Folder, path: string, draft: string): Promise<void> {
  const body = await build.file(path);
  if (!body) return;
  const target = join(draft, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, body.bytes);
  if (!body.worthCompressing) return;
  await writeFile(`${target}.br`, await body.encoded('br'));
  await writeFile(`${target}.gz`, await body.encoded('gzip'));
}

function parsed(body: Body): unknown {
  try {
    return JSON.parse(body.bytes.toString('utf8'));
  } catch {
    return null;
  }
}
