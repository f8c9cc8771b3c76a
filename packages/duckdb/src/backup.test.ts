import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { after, test } from 'node:test';
import { backUpDatabase, notWhole } from './back-up-database.ts';
import { openDatabase } from './open-database.ts';
import { checkBackup, restoreDatabase } from './restore-database.ts';
import { Session } from './session.ts';
import { inDatabase, optionsFor, SHELF, shelfIn, twice } from './shelf.fixture.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';

const folder = new TemporaryFolder();
after(() => folder.remove());

const restored = (backup: string, file: string) => restoreDatabase(backup, file, SHELF, optionsFor(file));

async function shelfWith(name: string, ...things: readonly string[]): Promise<string> {
  const file = shelfIn(folder.file(name));
  await (await openDatabase(file, SHELF, optionsFor(file))).close();
  for (const thing of things) await inDatabase(file, `INSERT INTO thing VALUES ('${thing}', 1)`);
  return file;
}

/** As an owner would: all of one moment, and looked at before it counts. */
async function backedUp(file: string, to: string) {
  const engine = await openDatabase(file, SHELF, optionsFor(file));
  const session = await engine.session(Session);
  const saving = backUpDatabase(session, to, async (db) => {
    await session.transaction(async () => {
      for (const table of ['meta', 'thing'])
        await session.run(`CREATE TABLE ${db}.${table} AS FROM ${table}`);
    });
    const problem = await twice(session, db);
    if (problem !== null) throw notWhole(problem);
    return 'all of it';
  });
  return saving.finally(() => engine.close());
}

test('a backup is whole, has its name only then, and overwrites nothing', async () => {
  const file = await shelfWith('saved', 'cup');
  const to = folder.file("it's fine");
  const { bytes, ...report } = await backedUp(file, to);
  assert.deepEqual(report, { file: to, copied: 'all of it' });
  assert.equal(bytes, readFileSync(to).length);
  await assert.rejects(backedUp(file, to), { code: 'exists', message: /it's fine exists already/ });
  await assert.rejects(backedUp(file, folder.file('nul\0')), { code: 'invalid', message: /NUL/ });
  assert.ok(!existsSync(`${to}.unfinished`));
});

test('what is not whole is not kept, and the session goes on', async () => {
  const file = await shelfWith('unsaved', 'cup', 'cup');
  for (let attempt = 0; attempt < 2; attempt++) {
    await assert.rejects(backedUp(file, folder.file('partial')), {
      code: 'corrupt',
      message: 'The backup was not kept, because it is not whole: 1 things are there twice.',
    });
  }
  assert.deepEqual(
    readdirSync(folder.path).filter((name) => name.startsWith('partial')),
    [],
  );
});

test('a backup that is given up is detached, and leaves nothing', async () => {
  const file = await shelfWith('left', 'cup');
  const engine = await openDatabase(file, SHELF, optionsFor(file));
  const session = await engine.session(Session);
  const controller = new AbortController();
  const to = folder.file('left.backup');
  const saving = session.turn(
    () =>
      backUpDatabase(session, to, async (db) => {
        controller.abort();
        await session.run(`CREATE TABLE ${db}.thing AS FROM thing`);
      }),
    controller.signal,
  );
  await assert.rejects(saving, { code: 'aborted' });
  assert.deepEqual(await session.rows("SELECT 1 FROM duckdb_databases() WHERE database_name = 'backup'"), []);
  await engine.close();
  assert.ok(!existsSync(to) && !existsSync(`${to}.unfinished`));
});

test('a backup takes the place of what is there, which is kept, and is told from it', async () => {
  const file = await shelfWith('home', 'jug');
  const backup = await shelfWith('backup', 'cup');
  assert.deepEqual(await restored(backup, file), {
    file,
    bytes: readFileSync(file).length,
    kept: `${file}.before-restore`,
  });
  assert.deepEqual(await inDatabase(file, 'SELECT name, copy FROM thing, meta'), [['cup', 1]]);
  assert.deepEqual(await inDatabase(`${file}.before-restore`, 'SELECT name FROM thing'), [['jug']]);
  assert.deepEqual(await inDatabase(backup, 'SELECT copy FROM meta'), [[0]], 'the backup is as it was');
  assert.equal((await restored(backup, file)).kept, `${file}.before-restore-2`);
  assert.equal((await restored(backup, shelfIn(folder.file('empty')))).kept, null);
});

test('what is unfinished in the log is part of what is kept', async () => {
  const file = await shelfWith('logged', 'jug');
  const backup = await shelfWith('calm', 'cup');
  // As a process leaves it that is killed: the row is in the log only.
  const engine = await openDatabase(file, SHELF, optionsFor(file));
  const session = await engine.session(Session);
  await session.run("INSERT INTO thing VALUES ('pot', 1)");
  const killed = shelfIn(folder.file('killed'));
  copyFileSync(file, killed);
  copyFileSync(`${file}.wal`, `${killed}.wal`);
  await engine.close();
  const { kept } = await restored(backup, killed);
  assert.deepEqual(await inDatabase(kept!, 'SELECT name FROM thing ORDER BY name'), [['jug'], ['pot']]);
  assert.deepEqual(await inDatabase(killed, 'SELECT name FROM thing'), [['cup']]);
});

test('a damaged file is replaced with its log, a damaged backup replaces nothing', async () => {
  const backup = await shelfWith('whole', 'cup');
  const file = shelfIn(folder.file('damaged'));
  writeFileSync(file, 'not a database any more');
  writeFileSync(`${file}.wal`, 'nor a log');
  const { kept } = await restored(backup, file);
  assert.deepEqual(
    [kept!, `${kept!}.wal`].map((name) => String(readFileSync(name))),
    ['not a database any more', 'nor a log'],
  );
  assert.deepEqual(await inDatabase(file, 'SELECT name FROM thing'), [['cup']]);

  const there = readdirSync(dirname(file));
  writeFileSync(folder.file('text'), 'not a backup');
  await assert.rejects(restored(folder.file('text'), file), { code: 'corrupt', file: folder.file('text') });
  const other = folder.file('other');
  await inDatabase(other, 'CREATE TABLE meta AS SELECT 1 AS schema_version');
  await assert.rejects(restored(other, file), { code: 'corrupt', message: /of something else/ });
  await inDatabase(backup, 'INSERT INTO thing FROM thing');
  await assert.rejects(restored(backup, file), { happening: 'damaged', message: '1 things are there twice' });
  assert.deepEqual(readdirSync(dirname(file)), there);
});

test('what is no backup at first sight is refused', () => {
  assert.throws(() => checkBackup(folder.file('nothing'), 'any'), { code: 'invalid', message: /no file/ });
  writeFileSync(folder.file('one'), '');
  assert.throws(() => checkBackup(folder.file('one'), folder.file('one')), { happening: 'itself' });
  checkBackup(folder.file('one'), 'other');
});
