import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { cachedFolder } from '../../.scripts/bench/cache.mjs';

const FILE = 'plotly.min.js.br';

/** All of Plotly as it is published, with the best brotli there is: what a page without oc-stats would load. */
export async function plotlyScript(): Promise<Buffer> {
  const folder = await cachedFolder(
    'plotly',
    ['node_modules/plotly.js-dist-min/package.json'],
    async (made) => {
      process.stderr.write('  … compressing Plotly, once\n');
      const path = createRequire(import.meta.url).resolve('plotly.js-dist-min/plotly.min.js');
      const bytes = await readFile(path);
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
      await writeFile(join(made, FILE), await promisify(brotliCompress)(bytes, { params }));
    },
  );
  return readFile(join(folder, FILE));
}
