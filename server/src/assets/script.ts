import { z } from 'zod';
import type { Body } from '../cache/body.ts';
import type { Archive } from './archive.ts';
import type { Folder } from './folder.ts';

/** The script that pages load, under `v1`, which moves, and under its exact version. */
export interface Script {
  /** `null` when this version or this file is not here. */
  file(version: string, path: string): Promise<ScriptFile | null>;
  versions(): Promise<readonly string[]>;
}

export interface ScriptFile {
  readonly body: Body;
  /** `for-ever`: these bytes never change. `moving`: a release may bring others. `checked`: a build may, at any time. */
  readonly lasts: 'for-ever' | 'moving' | 'checked';
}

export const MOVING = 'v1';

/** What the bundler names after its content. */
const HASHED = /^chunks\/.+-[\w-]{8}\.js$/;

const described = z.object({ version: z.string(), released: z.boolean().default(false) });

/**
 * What was built, as it lies in its folder at this moment: a build that ends while the service runs is seen with the
 * next request. What is not there may be in the archive of older versions: also a chunk of a script that a browser has
 * kept under `v1` since before an upgrade.
 */
export function openScript(folder: Folder, archive: Archive = EMPTY): Script {
  const reading = new WeakMap<Body, z.infer<typeof described> | null>();

  async function build() {
    const body = await folder.file('assets.json');
    if (!body) return null;
    const known = reading.get(body);
    if (known !== undefined) return known;
    const found = read(body);
    reading.set(body, found);
    return found;
  }

  return {
    async file(version, path) {
      const built = await build();
      const isHere = version === MOVING || version === built?.version;
      const body = isHere ? await folder.file(path) : null;
      if (!body) return kept(version, path);
      if (HASHED.test(path)) return { body, lasts: 'for-ever' };
      if (!built?.released) return { body, lasts: 'checked' };
      return { body, lasts: version === MOVING ? 'moving' : 'for-ever' };
    },
    async versions() {
      const built = await build();
      return [...new Set([MOVING, ...(built ? [built.version] : []), ...(await archive.versions())])];
    },
  };

  async function kept(version: string, path: string): Promise<ScriptFile | null> {
    const versions = version !== MOVING ? [version] : HASHED.test(path) ? await archive.versions() : [];
    for (const older of versions) {
      const body = await archive.file(older, path);
      if (body) return { body, lasts: 'for-ever' };
    }
    return null;
  }
}

const EMPTY: Archive = { file: () => Promise.resolve(null), versions: () => Promise.resolve([]) };

function read(body: Body): z.infer<typeof described> | null {
  try {
    return described.parse(JSON.parse(body.bytes.toString('utf8')));
  } catch {
    return null;
  }
}
