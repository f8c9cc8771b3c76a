import assert from 'node:assert/strict';
import { closeSync, mkdirSync, openSync, readFileSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { after, test } from 'node:test';
import { dailyRows, days, scopeOf } from '@oc-stats/store/conformance';
import { restore } from './index.ts';
import { inDatabase } from './raw-database.fixture.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';

const folder = new TemporaryFolder();
after(() => folder.remove());

/** A folder whose store consists of these bytes. */
function folderWith(name: string, bytes: string | Uint8Array): string {
  const path = folder.file(name);
  mkdirSync(path);
  writeFileSync(`${path}/stats.duckdb`, bytes);
  return path;
}

test('a folder is made, and holds nothing but the database when the store is closed', async () => {
  const path = folder.file('a/new/folder');
  const store = await folder.open(path);
  await store.putDaily({ id: 'a', organization: 'o', rows: dailyRows('e s 2024-05-01 1 1 1') });
  const info = await store.info();
  assert.deepEqual([info.file, info.schemaVersion], [`${path}/stats.duckdb`, 3]);
  assert.deepEqual(info.rows, {
    daily: 1,
    segments: 0,
    episodes: 1,
    series: 1,
    organizations: 1,
    batches: 1,
  });
  await store.close();
  assert.deepEqual(readdirSync(path), ['stats.duckdb']);
});

test('a file that is no database is called damaged, with the way out, and is left as it is', async () => {
  for (const [name, bytes] of Object.entries({ text: 'hello '.repeat(9_999), empty: '', short: 'DUCK' })) {
    const path = folderWith(name, bytes);
    await assert.rejects(folder.open(path), {
      name: 'StoreError',
      code: 'corrupt',
      message: /oc-stats restore/,
    });
    assert.equal(String(readFileSync(`${path}/stats.duckdb`)), bytes);
  }
});

test('the database of something else is not touched', async () => {
  const path = folder.file('foreign');
  mkdirSync(path);
  await inDatabase(
    `${path}/stats.duckdb`,
    'CREATE TABLE meta (answer INTEGER)',
    'INSERT INTO meta VALUES (42)',
  );
  await assert.rejects(folder.open(path), {
    code: 'corrupt',
    message: /database of something else/,
  });
  assert.deepEqual(await inDatabase(`${path}/stats.duckdb`, 'FROM meta'), [[42]]);
});

test('another database of oc-stats is not taken for statistics, though it counts its versions in the same way', async () => {
  const record = folder.file('record.duckdb');
  const statements = ['CREATE TABLE meta (schema_version INTEGER)', 'INSERT INTO meta VALUES (1)'];
  await inDatabase(record, ...statements, 'CREATE TABLE reading (no INTEGER)');
  const path = folder.file('kept');
  await (await folder.open(path)).close();
  await assert.rejects(restore(record, path), { code: 'corrupt', message: /database of something else/ });
  assert.deepEqual(readdirSync(path), ['stats.duckdb']);
});

test('a newer schema is refused by name', async () => {
  const path = folder.file('newer');
  await (await folder.open(path)).close();
  await inDatabase(`${path}/stats.duckdb`, 'UPDATE meta SET schema_version = 99');
  await assert.rejects(folder.open(path), {
    code: 'newer-schema',
    message: /has schema 99, this oc-stats knows 3\. Run the oc-stats that wrote it/,
  });
});

test('a database of a newer DuckDB is refused by name', async () => {
  const path = folder.file('newer DuckDB');
  await (await folder.open(path)).close();
  // The storage version stands in the main header, behind a checksum of 8 bytes and the word DUCK.
  overwrite(`${path}/stats.duckdb`, 12, [250]);
  await assert.rejects(folder.open(path), (error: { code: string; message: string }) => {
    assert.ok(['newer-schema', 'corrupt'].includes(error.code), error.message);
    return true;
  });
});

test('damage inside the file is found at the latest when it is read', async () => {
  const path = folder.file('damaged');
  const store = await folder.open(path);
  const rows = Array.from({ length: 30_000 }, (_, i) => ({
    ...dailyRows('e s 2024-05-01 1 1 1')[0]!,
    episode: `episode ${i}`,
    plays: (i * 7_919) % 1_000,
  }));
  await store.putDaily({ id: 'a', organization: 'o', rows });
  await store.close();
  const size = readFileSync(`${path}/stats.duckdb`).length;
  for (let at = 20_000; at < size; at += 4_096) overwrite(`${path}/stats.duckdb`, at, [1, 2, 3, 4, 5, 6, 7]);

  const read = async () => {
    const damaged = await folder.open(path);
    try {
      await damaged.matrix({ scope: scopeOf('o'), metric: 'plays', range: days('2024-05-01'), grain: 'day' });
    } finally {
      await damaged.close();
    }
  };
  await assert.rejects(read, { name: 'StoreError', code: 'corrupt', message: /oc-stats restore/ });
});

test('a folder that cannot be used says why', async () => {
  writeFileSync(folder.file('a file'), '');
  await assert.rejects(folder.open(folder.file('a file/below')), {
    code: 'unavailable',
    message: /cannot be used: ENOTDIR|EEXIST/,
  });
});

test('settings that mean nothing are refused by name', async () => {
  const path = folder.file('settings');
  for (const memoryLimit of ['lots', '256', '-1GB', '1GB; DROP TABLE x']) {
    await assert.rejects(folder.open(path, { memoryLimit }), {
      code: 'invalid',
      message: /memory limit is .*write it as 128MB or 2GB/,
    });
  }
  await assert.rejects(restore(folder.file('backup'), path, { memoryLimit: 'lots' }), { code: 'invalid' });
  for (const threads of [0, -1, 1.5, Number.NaN]) {
    await assert.rejects(folder.open(path, { threads }), {
      code: 'invalid',
      message: /threads; give it a whole/,
    });
  }
  const store = await folder.open(path, { memoryLimit: '0.5 GiB', threads: 1 });
  assert.equal((await store.health()).ok, true);
  await store.close();
});

test('an opening that is given up leaves the folder free', async () => {
  const path = folder.file('given up');
  const reason = new Error('never mind');
  await assert.rejects(folder.open(path, { signal: AbortSignal.abort(reason) }), {
    code: 'aborted',
    cause: reason,
  });
  await (await folder.open(path)).close();
});

test('what an interrupted creation left behind harms nobody', async () => {
  const path = folder.file('interrupted');
  mkdirSync(path);
  writeFileSync(`${path}/stats.duckdb.new-12345678`, 'half of a database');
  const store = await folder.open(path);
  assert.equal((await store.health()).ok, true);
  await store.close();
  assert.deepEqual(readdirSync(path), ['stats.duckdb']);
});

function overwrite(file: string, position: number, bytes: readonly number[]): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Uint8Array.from(bytes), 0, bytes.length, position);
  closeSync(handle);
}
