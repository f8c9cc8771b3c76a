import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { catalog, episode } from './catalog.fixture.ts';
import { Child } from './child.fixture.ts';
import { restoreRecord } from './index.ts';
import { inDatabase } from './raw-database.fixture.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';

const folder = new TemporaryFolder();
after(() => folder.remove());

/** A folder whose record consists of these bytes. */
function folderWith(name: string, bytes: string): string {
  const path = folder.file(name);
  mkdirSync(path);
  writeFileSync(`${path}/record.duckdb`, bytes);
  return path;
}

test('a folder is made, and holds nothing but the database when the record is closed', async () => {
  const path = folder.file('a/new/folder');
  const record = await folder.open(path);
  await record.mirror.apply(catalog([episode('a')]), new Date());
  await record.close();
  await record.close();
  assert.deepEqual(readdirSync(path), ['record.duckdb']);
});

test('a second process gets a sentence with the number of the first, until that one is gone', async (context) => {
  const path = folder.file('processes');
  const backup = folder.file('processes.backup');
  const record = await folder.open(path);
  await record.backup(backup);
  await record.close();
  const child = new Child('./holder.fixture.ts', path);
  context.after(() => child.kill());
  await child.said(1);
  const locked = {
    name: 'RecordError',
    code: 'locked',
    message: new RegExp(`is open in process ${child.pid}\\. Stop that process`),
  };
  await assert.rejects(folder.open(path), locked);
  await assert.rejects(restoreRecord(backup, path), locked);
  await child.kill();
  await (await folder.open(path)).close();
});

test('a process cannot open the same folder twice, by whatever name', async () => {
  const path = folder.file('twice');
  const record = await folder.open(path);
  symlinkSync(path, folder.file('other name'));
  for (const name of [path, `${path}/../twice/`, folder.file('other name')]) {
    await assert.rejects(folder.open(name), { code: 'locked', message: /open in this process already/ });
    await assert.rejects(restoreRecord('any', name), { code: 'invalid' });
  }
  await record.ledger.write('still', 'there');
  await record.close();
  const again = await folder.open(path);
  assert.equal(await again.ledger.read('still'), 'there');
  await again.close();
});

test('a file that is no database is called damaged, with the way out, and is left as it is', async () => {
  for (const [name, bytes] of Object.entries({ text: 'hello '.repeat(9_999), empty: '', short: 'DUCK' })) {
    const path = folderWith(name, bytes);
    await assert.rejects(folder.open(path), {
      name: 'RecordError',
      code: 'corrupt',
      message: /oc-stats restore FILE/,
    });
    assert.equal(String(readFileSync(`${path}/record.duckdb`)), bytes);
  }
});

test('the database of something else is not touched', async () => {
  const path = folder.file('foreign');
  mkdirSync(path);
  const statements = ['CREATE TABLE meta (schema_version INTEGER)', 'INSERT INTO meta VALUES (3)'];
  await inDatabase(`${path}/record.duckdb`, ...statements);
  await assert.rejects(folder.open(path), { code: 'corrupt', message: /database of something else/ });
  assert.deepEqual(await inDatabase(`${path}/record.duckdb`, 'FROM meta'), [[3]]);
});

test('a record of a newer oc-stats is not touched', async () => {
  const path = folder.file('newer');
  await (await folder.open(path)).close();
  await inDatabase(`${path}/record.duckdb`, 'UPDATE meta SET schema_version = 99');
  await assert.rejects(folder.open(path), {
    code: 'newer-schema',
    message: /has schema 99, this oc-stats knows \d+\. Run the oc-stats that wrote it or a later one/,
  });
  await inDatabase(`${path}/record.duckdb`, 'DELETE FROM meta');
  await assert.rejects(folder.open(path), { code: 'corrupt', message: /names no schema version/ });
});

test('what a crash left beside is removed', async () => {
  const path = folder.file('leftovers');
  await (await folder.open(path)).close();
  for (const name of ['record.duckdb.new-1', 'record.duckdb.upgrading-2', 'record.duckdb.restoring-3']) {
    writeFileSync(`${path}/${name}`, '');
  }
  mkdirSync(`${path}/record.tmp`);
  writeFileSync(`${path}/record.duckdb.v1`, 'kept');
  await (await folder.open(path)).close();
  assert.deepEqual(readdirSync(path), ['record.duckdb', 'record.duckdb.v1']);
});

test('mistakes in what was asked for are named, and leave nothing open', async () => {
  const path = folder.file('mistakes');
  await assert.rejects(folder.open(path, { memoryLimit: 'lots' }), {
    code: 'invalid',
    message: /memory limit is "lots"/,
  });
  await assert.rejects(folder.open(path, { memoryLimit: '1KB' }), {
    code: 'unavailable',
    message: /Raise its memory limit/,
  });
  await assert.rejects(folder.open(path, { dayZone: 'Mars/Olympus' }), {
    code: 'invalid',
    message: /no time zone "Mars\/Olympus"/,
  });
  writeFileSync(folder.file('file'), '');
  await assert.rejects(folder.open(folder.file('file')), { code: 'unavailable', message: /cannot be used/ });
  await (await folder.open(path)).close();
});

test('a closed record refuses, and finishes before what it was asked', async () => {
  const path = folder.file('closed');
  const { close, ledger, mirror } = await folder.open(path);
  const asked = [mirror.apply(catalog([episode('a')]), new Date()), ledger.write('name', 'value')];
  await close();
  await Promise.all(asked);
  for (const late of [mirror.load('o'), ledger.read('name'), mirror.history('o', 'a')]) {
    await assert.rejects(late, { name: 'RecordError', code: 'closed' });
  }
  const again = await folder.open(path);
  assert.equal(await again.ledger.read('name'), 'value');
  await again.close();
});
