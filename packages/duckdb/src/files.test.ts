import assert from 'node:assert/strict';
import { existsSync, linkSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { placeNew, removeLeftovers, replaceKeeping, sizeOf } from './files.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';

const folder = new TemporaryFolder();
after(() => folder.remove());

/** A folder of these files, which say what they are. */
function folderWith(name: string, ...files: readonly string[]): (file: string) => string {
  mkdirSync(folder.file(name));
  for (const file of files) writeFileSync(folder.file(`${name}/${file}`), file);
  return (file) => folder.file(`${name}/${file}`);
}

const read = (file: string) => readFileSync(file, 'utf8');

test('a new database takes its place, unless another was quicker', async () => {
  const at = folderWith('new', 'made', 'late');
  await placeNew(at('made'), at('shelf'));
  await placeNew(at('late'), at('shelf'));
  assert.deepEqual(readdirSync(folder.file('new')), ['shelf']);
  assert.equal(read(at('shelf')), 'made');
});

test('what is replaced is kept, and what was kept before, too', async () => {
  const at = folderWith('replaced', 'shelf', 'second', 'third');
  assert.equal(await replaceKeeping(at('shelf'), at('second'), at('shelf.v1')), at('shelf.v1'));
  assert.equal(await replaceKeeping(at('shelf'), at('third'), at('shelf.v1')), at('shelf.v1-2'));
  const said = ['shelf', 'shelf.v1', 'shelf.v1-2'].map((name) => read(at(name)));
  assert.deepEqual(said, ['third', 'shelf', 'second']);
});

test('a replacing that was interrupted before the rename is taken up again under the same name', async () => {
  const at = folderWith('interrupted', 'shelf', 'next');
  linkSync(at('shelf'), at('shelf.v1'));
  assert.equal(await replaceKeeping(at('shelf'), at('next'), at('shelf.v1')), at('shelf.v1'));
  assert.deepEqual(readdirSync(folder.file('interrupted')), ['shelf', 'shelf.v1']);
});

test('what a crash left of this file goes; what is kept, or belongs to another, stays', async () => {
  const left = ['shelf.duckdb.new-1', 'shelf.duckdb.upgrading-2.wal', 'shelf.duckdb.restoring-3'];
  const kept = ['shelf.duckdb', 'shelf.duckdb.before-restore', 'shelf.duckdb.v1', 'shelfXduckdb.new-1'];
  const others = ['book.duckdb.new-1', 'my-shelf.duckdb.new-1'];
  const at = folderWith('leftovers', ...left, ...kept, ...others);
  mkdirSync(at('shelf.tmp'));
  writeFileSync(at('shelf.tmp/block'), '');
  await removeLeftovers(at('shelf.duckdb'), at('shelf.tmp'));
  assert.deepEqual(readdirSync(folder.file('leftovers')).sort(), [...kept, ...others].sort());
});

test('a file that is not there has no size', async () => {
  const at = folderWith('sizes', 'four');
  assert.deepEqual(
    [await sizeOf(at('four')), await sizeOf(at('none')), existsSync(at('none'))],
    [4, 0, false],
  );
});
