import assert from 'node:assert/strict';
import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { built } from './built.fixture.ts';
import { openFolder } from './folder.ts';

test('only files of a known type go out, and only from below the folder', async (t) => {
  const files = await built();
  t.after(() => files.remove());
  assert.ok(await files.demo.file('index.html'));
  const never = [
    '../outside.txt',
    '/../outside.txt',
    'examples/../../outside.txt',
    'assets/../index.html',
    'secret.env',
    'examples',
    '',
    'nothing.js',
    'index.html\0.js',
  ];
  for (const path of never) assert.equal(await files.demo.file(path), null, JSON.stringify(path));
  // A sibling whose name begins like the folder's.
  assert.equal(await openFolder(join(files.root, 'dem')).file('../demo/index.html'), null);
});

test('a rebuilt file is noticed, an unchanged one is read once', async (t) => {
  const files = await built();
  t.after(() => files.remove());
  const first = await files.demo.file('index.html');
  assert.equal(await files.demo.file('index.html'), first);
  await writeFile(join(files.root, 'demo/index.html'), 'new');
  await utimes(join(files.root, 'demo/index.html'), 1, 1);
  assert.equal((await files.demo.file('index.html'))?.bytes.toString(), 'new');
});

test('a compressed form of an older build is never sent for a newer file', async (t) => {
  const files = await built();
  t.after(() => files.remove());
  const entry = join(files.root, 'elements/oc-stats.js');
  const sent = async () => {
    const body = await files.elements.file('oc-stats.js');
    return brotliDecompressSync(await body!.encoded('br')).toString();
  };
  await sent();
  // The build has written the script and not yet its compressed form.
  const later = Date.now() / 1_000 + 10;
  await writeFile(entry, 'newer');
  await utimes(entry, later, later);
  assert.equal(await sent(), 'newer');
  // And now it has; the copy of a folder may give the two files any times.
  const patient = brotliCompressSync('newer', { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
  await writeFile(`${entry}.br`, patient);
  await utimes(`${entry}.br`, 1, 1);
  assert.deepEqual(await (await files.elements.file('oc-stats.js'))!.encoded('br'), patient);
  await writeFile(`${entry}.br`, 'not brotli at all');
  assert.equal(await sent(), 'newer');
});
