import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** Writes `.br` and `.gz` beside each file, as small as they get: it is done once and read a million times. */
export async function compress(files) {
  await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file);
      const [br, gz] = await Promise.all([smallest(bytes), deflate(bytes, { level: 9 })]);
      await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)]);
    }),
  );
}

/** As powers of two: how far back brotli looks. A small window may fit a small file better, and is quick to try. */
const WINDOWS = [16, 17, 18];
const USUAL_WINDOW = 22;
const SMALL = 128 * 1024;

export async function smallest(bytes) {
  const windows = bytes.length < SMALL ? WINDOWS : [USUAL_WINDOW];
  const tried = await Promise.all(windows.map((window) => compressed(bytes, window)));
  return tried.reduce((least, one) => (one.length < least.length ? one : least));
}

function compressed(bytes, window) {
  return brotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: window,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
