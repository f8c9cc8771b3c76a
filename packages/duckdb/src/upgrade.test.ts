import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { after, test } from 'node:test';
import { openDatabase } from './open-database.ts';
import { sameRows } from './same-rows.ts';
import type { Migration, Schema } from './schema.ts';
import { inDatabase, optionsFor, SHELF, shelfIn } from './shelf.fixture.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';
import type { UpgradeProgress } from './upgrade.ts';

const folder = new TemporaryFolder();
after(() => folder.remove());

/** What a later version may look like: one table more, one column less. */
const STEP: Migration = {
  from: 1,
  statements: (from, to) => [
    `CREATE TABLE ${to}.meta (schema_version INTEGER NOT NULL)`,
    `INSERT INTO ${to}.meta VALUES (2)`,
    `CREATE TABLE ${to}.thing (name VARCHAR NOT NULL)`,
    `INSERT INTO ${to}.thing SELECT name FROM ${from}.thing`,
    `CREATE TABLE ${to}.owner (name VARCHAR)`,
  ],
  difference: sameRows((from, to) => [[`SELECT name FROM ${from}.thing`, `FROM ${to}.thing`]]),
};
const NEXT: Schema = { ...SHELF, version: 2, migrations: [STEP] };

async function oldShelf(name: string): Promise<string> {
  const file = shelfIn(folder.file(name));
  await (await openDatabase(file, SHELF, optionsFor(file))).close();
  await inDatabase(file, "INSERT INTO thing VALUES ('cup', 3), ('jug', 5)");
  return file;
}

test('an old file is upgraded when it is opened, once, and is kept', async () => {
  const file = await oldShelf('upgraded');
  const steps: UpgradeProgress[] = [];
  const onProgress = (progress: UpgradeProgress) => void steps.push(progress);
  await (await openDatabase(file, NEXT, optionsFor(file), { onProgress })).close();
  assert.deepEqual(
    steps,
    [0, 1, 2, 3, 4, 5, 6].map((done) => ({ from: 1, to: 2, done, total: 6 })),
  );
  await (await openDatabase(file, NEXT, optionsFor(file), { onProgress })).close();
  assert.equal(steps.length, 7);
  assert.deepEqual(readdirSync(dirname(file)), ['shelf.duckdb', 'shelf.duckdb.v1']);
  assert.deepEqual(await inDatabase(file, 'FROM thing ORDER BY name'), [['cup'], ['jug']]);
  assert.deepEqual(await inDatabase(`${file}.v1`, 'FROM thing ORDER BY name'), [
    ['cup', 3],
    ['jug', 5],
  ]);
  await assert.rejects(openDatabase(file, SHELF, optionsFor(file)), { code: 'newer-schema' });
});

const FAILING: readonly (readonly [what: string, change: Partial<Schema>, message: RegExp])[] = [
  ['stops in the middle', stepThat({ statements: () => ["SELECT error('no')"] }), /no/],
  [
    'does not come out equal',
    stepThat({
      statements: (from, to) => [...STEP.statements(from, to), `UPDATE ${to}.thing SET name = 'cup'`],
    }),
    /^The upgrade of version_2 did not come out equal: 2 rows differ in "FROM version_2.thing"\. The old file is untouched/,
  ],
  [
    'says nothing of its version',
    stepThat({
      statements: (from, to) => [...STEP.statements(from, to), `UPDATE ${to}.meta SET schema_version = 1`],
    }),
    /it says that it has schema 1/,
  ],
  [
    'is not whole',
    {
      ...stepThat({
        statements: (from, to) => [...STEP.statements(from, to), `INSERT INTO ${to}.thing FROM ${to}.thing`],
        difference: () => Promise.resolve(null),
      }),
    },
    /shelf\.duckdb did not come out equal: 2 things are there twice/,
  ],
];
for (const [what, change, message] of FAILING) {
  test(`an upgrade that ${what} leaves the old file as it was`, async () => {
    const file = await oldShelf(what);
    await assert.rejects(openDatabase(file, { ...NEXT, ...change }, optionsFor(file)), {
      name: 'DatabaseError',
      message,
    });
    await (await openDatabase(file, SHELF, optionsFor(file))).close();
    assert.deepEqual(readdirSync(dirname(file)), ['shelf.duckdb']);
    assert.deepEqual(await inDatabase(file, 'SELECT sum(size)::INTEGER FROM thing'), [[8]]);
  });
}

test('an upgrade goes over all versions between, and over what an earlier attempt left', async () => {
  const file = await oldShelf('two steps');
  const again: Migration = {
    from: 2,
    statements: (from, to) => [
      `CREATE TABLE ${to}.meta AS SELECT 3 AS schema_version`,
      `CREATE TABLE ${to}.thing AS FROM ${from}.thing`,
    ],
    difference: () => Promise.resolve(null),
  };
  writeFileSync(`${file}.upgrading-2`, 'half');
  const newest: Schema = { ...SHELF, version: 3, migrations: [STEP, again] };
  await (await openDatabase(file, newest, optionsFor(file))).close();
  assert.deepEqual(readdirSync(dirname(file)), ['shelf.duckdb', 'shelf.duckdb.v1']);
  assert.deepEqual(
    await inDatabase(file, 'SELECT schema_version, (SELECT count(*)::INTEGER FROM thing) FROM meta'),
    [[3, 2]],
  );
});

test('an upgrade that is given up leaves the old file', async () => {
  const file = await oldShelf('given up');
  const controller = new AbortController();
  const opening = openDatabase(file, NEXT, optionsFor(file), {
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  await assert.rejects(opening, { code: 'aborted' });
  assert.deepEqual(await inDatabase(file, 'SELECT schema_version FROM meta'), [[1]]);
});

function stepThat(change: Partial<Migration>): Partial<Schema> {
  return { migrations: [{ ...STEP, ...change }] };
}
