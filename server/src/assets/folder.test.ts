import assert from 'node:assert/strict';
import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
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
