import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { archiveScript, openArchive } from './archive.ts';
import { built, ENTRY, type Built } from './built.fixture.ts';
import { openScript } from './script.ts';

async function work(t: TestContext): Promise<Built & { readonly archive: string }> {
  const files = await built();
  t.after(() => files.remove());
  return { ...files, archive: join(files.root, 'data/elements') };
}

/** The next release: another script, other chunks. */
async function release({ root }: Built, version: string, entry: string, released = true): Promise<void> {
  const elements = join(root, 'elements');
  await writeFile(join(elements, 'oc-stats.js'), entry);
  await writeFile(join(elements, `chunks/new-b1B2c3D4.js`), 'export {};');
  await writeFile(join(elements, 'assets.json'), JSON.stringify({ version, released }));
}

test('a released version is kept whole, with its compressed forms', async (t) => {
  const files = await work(t);
  assert.equal(await archiveScript(files.elements, files.archive), '0.1.0');
  const kept = await readdir(join(files.archive, '0.1.0'), { recursive: true });
  for (const path of [
    'oc-stats.js',
    'oc-stats.js.br',
    'assets.json',
    'plotly/plotly.js',
    'chunks/part-a1B2c3D4.js',
  ])
    assert.ok(kept.includes(path), path);
  assert.deepEqual(
    await readFile(join(files.archive, '0.1.0/oc-stats.js.br')),
    await readFile(join(files.root, 'elements/oc-stats.js.br')),
  );
  assert.deepEqual(await readdir(files.archive), ['0.1.0'], 'nothing unfinished');
});

test('after an upgrade the old version is still there, byte for byte and for ever', async (t) => {
  const files = await work(t);
  await archiveScript(files.elements, files.archive);
  await release(files, '0.2.0', 'newer');
  assert.equal(await archiveScript(files.elements, files.archive), '0.2.0');
  const script = openScript(files.elements, openArchive(files.archive));
  const old = await script.file('0.1.0', 'oc-stats.js');
  assert.equal(old?.body.bytes.toString(), ENTRY);
  assert.equal(old?.lasts, 'for-ever');
  assert.equal((await script.file('0.2.0', 'oc-stats.js'))?.body.bytes.toString(), 'newer');
  assert.equal((await script.file('v1', 'oc-stats.js'))?.body.bytes.toString(), 'newer');
  assert.deepEqual(await script.versions(), ['v1', '0.2.0', '0.1.0']);
});

test('a script that a browser has kept under v1 finds its chunks after an upgrade', async (t) => {
  const files = await work(t);
  await archiveScript(files.elements, files.archive);
  await release(files, '0.2.0', 'newer');
  await rm(join(files.root, 'elements/chunks/part-a1B2c3D4.js'));
  const script = openScript(files.elements, openArchive(files.archive));
  assert.equal((await script.file('v1', 'chunks/part-a1B2c3D4.js'))?.lasts, 'for-ever');
  assert.equal(await script.file('v1', 'chunks/none-a1B2c3D4.js'), null);
  assert.equal(await script.file('0.2.0', 'chunks/part-a1B2c3D4.js'), null);
});

test('what is kept is never written again', async (t) => {
  const files = await work(t);
  await archiveScript(files.elements, files.archive);
  await release(files, '0.1.0', 'built once more');
  assert.equal(await archiveScript(files.elements, files.archive), null);
  const kept = await openArchive(files.archive).file('0.1.0', 'oc-stats.js');
  assert.equal(kept?.bytes.toString(), ENTRY);
});

test('what is not released, or not described, is not kept', async (t) => {
  const files = await work(t);
  await release(files, '0.3.0', 'work in progress', false);
  assert.equal(await archiveScript(files.elements, files.archive), null);
  for (const version of ['../../outside', '..', '', '0.1', 'v1', '0.1.0/..', '0.1.0\0']) {
    await release(files, version, 'x');
    assert.equal(await archiveScript(files.elements, files.archive), null, version);
  }
  await writeFile(join(files.root, 'elements/assets.json'), '{');
  assert.equal(await archiveScript(files.elements, files.archive), null);
  assert.deepEqual(await openArchive(files.archive).versions(), []);
});

test('a version is a name and no way to another folder', async (t) => {
  const files = await work(t);
  await archiveScript(files.elements, files.archive);
  await mkdir(join(files.archive, 'plain'), { recursive: true });
  await writeFile(join(files.archive, 'plain/x.js'), 'export {};');
  const archive = openArchive(files.archive);
  for (const version of ['..', '.', '', '../..', 'plain', '0.1.0/../plain', '0.1.0\\..', '%2e%2e', 'v1'])
    assert.equal(await archive.file(version, 'x.js'), null, version);
  for (const path of ['../plain/x.js', '../../../outside.txt', '/etc/hosts.txt', ''])
    assert.equal(await archive.file('0.1.0', path), null, path);
  assert.deepEqual(await archive.versions(), ['0.1.0']);
});

test('versions are in the order of their numbers', async (t) => {
  const files = await work(t);
  for (const version of ['0.2.0', '0.10.0', '0.9.1']) {
    await release(files, version, version);
    await archiveScript(files.elements, files.archive);
  }
  assert.deepEqual(await openArchive(files.archive).versions(), ['0.10.0', '0.9.1', '0.2.0']);
});
