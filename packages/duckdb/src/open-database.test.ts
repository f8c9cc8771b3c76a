import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { after, test } from 'node:test';
import { openDatabase } from './open-database.ts';
import { Session } from './session.ts';
import { inDatabase, optionsFor, SHELF, shelfIn } from './shelf.fixture.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';

const folder = new TemporaryFolder();
after(() => folder.remove());

const shelf = (name: string) => shelfIn(folder.file(name));
const opened = (file: string) => openDatabase(file, SHELF, optionsFor(file));

test('a file is made with all its tables, and found again', async () => {
  const file = shelf('made');
  const engine = await opened(file);
  await (await engine.session(Session)).run("INSERT INTO thing VALUES ('cup', 3)");
  await engine.close();
  assert.deepEqual(readdirSync(dirname(file)), ['shelf.duckdb']);
  const again = await opened(file);
  assert.deepEqual(await (await again.session(Session)).rows('FROM thing'), [['cup', 3]]);
  await again.close();
});

test('what cannot be made leaves no file under the name', async () => {
  const file = shelf('unmade');
  const broken = { ...SHELF, create: () => Promise.reject(new Error('Binder Error: no')) };
  await assert.rejects(openDatabase(file, broken, optionsFor(file)), {
    name: 'DatabaseError',
    code: 'unavailable',
    message: 'Binder Error: no',
  });
  assert.ok(!readdirSync(dirname(file)).includes('shelf.duckdb'));
  await (await opened(file)).close();
  assert.deepEqual(readdirSync(dirname(file)), ['shelf.duckdb'], 'the next opening clears up');
});

test('a file that is no database is damaged, and is left as it is', async () => {
  for (const [name, bytes] of Object.entries({ text: 'hello '.repeat(9_999), empty: '', short: 'DUCK' })) {
    const file = shelf(name);
    writeFileSync(file, bytes);
    await assert.rejects(opened(file), { happening: 'damaged', file });
    assert.equal(String(readFileSync(file)), bytes);
  }
});

test('the database of something else is not touched, though it counts its versions in the same way', async () => {
  const file = shelf('foreign');
  await inDatabase(file, 'CREATE TABLE meta (schema_version INTEGER)', 'INSERT INTO meta VALUES (1)');
  const refused = { happening: 'damaged', message: 'it is a database of something else' };
  await assert.rejects(opened(file), refused);
  await inDatabase(file, 'CREATE TABLE thing (name VARCHAR)', 'DROP TABLE meta');
  await assert.rejects(opened(file), refused);
});

test('a newer schema, or none, is refused by name', async () => {
  const file = shelf('newer');
  await (await opened(file)).close();
  await inDatabase(file, 'UPDATE meta SET schema_version = 99');
  await assert.rejects(opened(file), {
    code: 'newer-schema',
    message: `${file} has schema 99, this oc-stats knows 1. Run the oc-stats that wrote it or a later one.`,
  });
  await inDatabase(file, 'DELETE FROM meta');
  await assert.rejects(opened(file), { happening: 'damaged', message: 'it names no schema version' });
});

test('leftovers are removed only by the one that has the file', async () => {
  const file = shelf('leftovers');
  await (await opened(file)).close();
  writeFileSync(`${file}.new-1`, '');
  mkdirSync(`${dirname(file)}/shelf.tmp`);
  await (await opened(file)).close();
  assert.deepEqual(readdirSync(dirname(file)), ['shelf.duckdb']);
  writeFileSync(file, 'not a database');
  writeFileSync(`${file}.new-1`, '');
  await assert.rejects(opened(file));
  assert.deepEqual(readdirSync(dirname(file)), ['shelf.duckdb', 'shelf.duckdb.new-1']);
});

test('an opening that is given up leaves the file free', async () => {
  const file = shelf('given up');
  const reason = new Error('never mind');
  await assert.rejects(openDatabase(file, SHELF, optionsFor(file), { signal: AbortSignal.abort(reason) }), {
    code: 'aborted',
    cause: reason,
  });
  await (await opened(file)).close();
});
