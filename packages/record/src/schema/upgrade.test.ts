import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { catalog, episode, inOrder, ORGANIZATION } from '../catalog.fixture.ts';
import { openDatabase } from '../open-database.ts';
import { inDatabase } from '../raw-database.fixture.ts';
import { TemporaryFolder } from '../temporary-folder.fixture.ts';
import type { Migration } from './migration.ts';
import { SCHEMA, type Schema } from './schema.ts';

const folder = new TemporaryFolder();
after(() => folder.remove());
const LIMIT = { memoryLimit: '64MB' };

/** What a later version may look like: one table more, one column less. */
const TABLES = {
  ...SCHEMA.tables,
  revocation: 'id VARCHAR NOT NULL, until TIMESTAMP NOT NULL, revoked TIMESTAMP NOT NULL',
  statement: 'id UUID NOT NULL',
};
const STEP: Migration = {
  from: SCHEMA.version,
  statements: (from, to) => [
    ...Object.entries(TABLES)
      .filter(([name]) => name !== 'meta')
      .map(([name, columns]) => `CREATE TABLE ${to}.${name} (${columns})`),
    ...['reading', 'episode', 'series', 'ledger'].map(
      (name) => `INSERT INTO ${to}.${name} FROM ${from}.${name}`,
    ),
    `INSERT INTO ${to}.revocation SELECT id, until, revoked FROM ${from}.revocation`,
  ],
  equal: (from, to) =>
    ['id, title, from_no FROM X.episode', 'name, value FROM X.ledger'].map((what) => [
      `SELECT ${what.replace('X', from)}`,
      `SELECT ${what.replace('X', to)}`,
    ]),
};
const NEXT: Schema = { version: SCHEMA.version + 1, tables: TABLES, migrations: [STEP] };

async function oldRecord(name: string): Promise<string> {
  const path = folder.file(name);
  const record = await folder.open(path);
  await record.mirror.apply(catalog([episode('a'), episode('b')]), new Date('2026-01-01T00:00:00Z'));
  await record.ledger.write('cursor', '7');
  await record.close();
  return path;
}

test('an old record is upgraded when it is opened, and the old file is kept', async () => {
  const path = await oldRecord('upgraded');
  await (await openDatabase({ folder: path, ...LIMIT }, NEXT)).close();
  assert.deepEqual(readdirSync(path), ['record.duckdb', 'record.duckdb.v1']);
  assert.deepEqual(
    await inDatabase(
      `${path}/record.duckdb`,
      'SELECT schema_version, (SELECT value FROM ledger), (SELECT count(*)::INTEGER FROM episode) FROM meta',
    ),
    [[NEXT.version, '7', 2]],
  );
  await assert.rejects(folder.open(path), { code: 'newer-schema' });

  await (await openDatabase({ folder: path, ...LIMIT }, NEXT)).close();
  assert.deepEqual(readdirSync(path), ['record.duckdb', 'record.duckdb.v1'], 'once is enough');
  const kept = folder.file('kept');
  mkdirSync(kept);
  await inDatabase(
    ':memory:',
    `ATTACH '${path}/record.duckdb.v1' AS old (READ_ONLY)`,
    `ATTACH '${kept}/record.duckdb' AS new`,
    'COPY FROM DATABASE old TO new',
  );
  const old = await folder.open(kept);
  assert.deepEqual(
    inOrder((await old.mirror.load(ORGANIZATION))!.snapshot),
    catalog([episode('a'), episode('b')]),
  );
  await old.close();
});

test('an upgraded record is built like a new one', async () => {
  const path = await oldRecord('like new');
  await (await openDatabase({ folder: path, ...LIMIT }, NEXT)).close();
  const made = folder.file('made');
  mkdirSync(made);
  await (await openDatabase({ folder: made, ...LIMIT }, NEXT)).close();
  const columns = `SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns() WHERE NOT internal ORDER BY ALL`;
  assert.deepEqual(
    await inDatabase(`${path}/record.duckdb`, columns),
    await inDatabase(`${made}/record.duckdb`, columns),
  );
});

const FAILING: readonly (readonly [what: string, step: Partial<Migration>, message: RegExp])[] = [
  ['stops in the middle', { statements: () => ["SELECT error('no')"] }, /no/],
  [
    'does not come out equal',
    {
      statements: (from, to) => [
        ...STEP.statements(from, to),
        `UPDATE ${to}.episode SET title = 'other' WHERE id = 'a'`,
      ],
    },
    /did not come out equal: 2 rows differ.*The old file is untouched/,
  ],
  [
    'is ambiguous',
    {
      statements: (from, to) => [...STEP.statements(from, to), `INSERT INTO ${to}.ledger FROM ${to}.ledger`],
      equal: () => [],
    },
    /1 names are in the ledger more than once/,
  ],
];
for (const [what, change, message] of FAILING) {
  test(`an upgrade that ${what} leaves the old record as it was`, async () => {
    const path = await oldRecord(what);
    const failing = { ...NEXT, migrations: [{ ...STEP, ...change }] };
    await assert.rejects(openDatabase({ folder: path, ...LIMIT }, failing), { name: 'RecordError', message });
    const record = await folder.open(path);
    assert.equal(await record.ledger.read('cursor'), '7');
    await record.close();
    assert.deepEqual(readdirSync(path), ['record.duckdb']);
  });
}

test('an upgrade goes over all versions between, and over what an earlier attempt left', async () => {
  const path = await oldRecord('two steps');
  const again: Migration = {
    from: NEXT.version,
    statements: (from, to) => [
      ...Object.entries(TABLES)
        .filter(([name]) => name !== 'meta')
        .flatMap(([name, columns]) => [
          `CREATE TABLE ${to}.${name} (${columns})`,
          `INSERT INTO ${to}.${name} FROM ${from}.${name}`,
        ]),
    ],
    equal: () => [],
  };
  writeFileSync(`${path}/record.duckdb.upgrading-2`, 'half');
  const newest = { version: NEXT.version + 1, tables: TABLES, migrations: [STEP, again] };
  await (await openDatabase({ folder: path, ...LIMIT }, newest)).close();
  assert.deepEqual(readdirSync(path), ['record.duckdb', 'record.duckdb.v1']);
  assert.deepEqual(await inDatabase(`${path}/record.duckdb`, 'SELECT schema_version FROM meta'), [[3]]);
});
