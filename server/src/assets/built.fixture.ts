import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { openFolder, type Folder } from './folder.ts';

export interface Built {
  readonly root: string;
  readonly elements: Folder;
  readonly demo: Folder;
  remove(): Promise<void>;
}

export const ENTRY = `export const words = '${'oc-stats '.repeat(400)}';`;
export const SHELL =
  '<!doctype html><title>oc-stats</title><script type="module" src="./demo/demo.js"></script>';
export const EXAMPLE = `<!doctype html><title>Example</title>
<script type="module" src="https://stats.example.org/elements/v1/oc-stats.js"></script>
<oc-episode-stats episode="EPISODE_ID" server="https://stats.example.org"></oc-episode-stats>
<oc-series-stats series="SERIES_ID" server="https://stats.example.org"></oc-series-stats>`;

/** What a build leaves behind, in small. */
export async function built(): Promise<Built> {
  const root = await mkdtemp(join(tmpdir(), 'oc-stats-built-'));
  const files: Record<string, string | Buffer> = {
    'elements/oc-stats.js': ENTRY,
    'elements/oc-stats.js.br': brotliCompressSync(ENTRY),
    'elements/chunks/part-a1B2c3D4.js': 'export {};',
    'elements/assets.json': JSON.stringify({ version: '0.1.0', released: true }),
    'elements/plotly/plotly.js': 'export {};',
    'demo/index.html': SHELL,
    'demo/examples/index.html': '<!doctype html><title>Examples</title>',
    'demo/examples/plain.html': EXAMPLE,
    'demo/assets/demo.js': 'export {};',
    'demo/assets/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'demo/secret.env': 'PASSWORD=1',
    'outside.txt': 'outside',
  };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return {
    root,
    elements: openFolder(join(root, 'elements')),
    demo: openFolder(join(root, 'demo')),
    remove: () => rm(root, { recursive: true }),
  };
}
