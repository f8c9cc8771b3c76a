import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Child } from './child.fixture.ts';
import { Expected, answersOf, putBatch } from './history.fixture.ts';
import { restore, type StoreProgress } from './index.ts';
import { inDatabase } from './raw-database.fixture.ts';
import { NUMBERED_IDS } from './schema/migrations/002-numbered-ids.ts';
import { SCHEMA } from './schema/schema.ts';
import { createTable, TABLES } from './schema/tables.ts';
import { V1 } from './schema/v1.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';
import { V1Writer } from './v1-writer.fixture.ts';

const SEED = 5;
const BATCHES = 6;
const folder = new TemporaryFolder();
const old = folder.file('version 1.duckdb');
const expected = new Expected(SEED);

before(async () => {
  const writer = new V1Writer();
  for (let no = 0; no < BATCHES; no++) {
    await putBatch(writer, no, SEED);
    await expected.next();
  }
  await inDatabase(old, ...V1, ...writer.statements);
});
after(() => folder.remove());

function folderWithV1(name: string): string {
  const path = folder.file(name);
  mkdirSync(path);
  copyFileSync(old, `${path}/stats.duckdb`);
  return path;
}

test('a store of version 1 is upgraded when it is opened: equal answers, and the old file is kept', async () => {
  const path = folderWithV1('upgraded');
  const steps: StoreProgress[] = [];
  const store = await folder.open(path, { onProgress: (progress) => steps.push(progress) });
  assert.equal((await store.info()).schemaVersion, SCHEMA.version);
  assert.deepEqual(await answersOf(store), await expected.answers());
  assert.deepEqual((await store.verify()).problems, []);

  const messages = [...new Set(steps.map(({ message }) => message))];
  assert.deepEqual(messages, [
    'Upgrading the statistics from schema 1 to 2',
    'Upgrading the statistics from schema 2 to 3',
  ]);
  for (const message of messages) {
    const of = steps.filter((step) => step.message === message);
    assert.deepEqual(
      of.map(({ done }) => done),
      Array.from({ length: of.length }, (_, i) => i),
    );
    assert.equal(of.at(-1)?.done, of.at(-1)?.total);
  }

  for (let no = 0; no < BATCHES; no++) assert.equal((await putBatch(store, no, SEED)).applied, false);
  assert.equal((await putBatch(store, BATCHES, SEED)).applied, true);
  await store.close();
  assert.deepEqual(readdirSync(path).sort(), ['stats.duckdb', 'stats.duckdb.v1']);
  const kept = await inDatabase(
    `${path}/stats.duckdb.v1`,
    'SELECT schema_version, (SELECT count(*)::INTEGER FROM daily) FROM meta',
  );
  assert.deepEqual(kept[0]?.[0], 1);
  assert.ok((kept[0]?.[1] as number) > 500);
});

test('a store of version 2 is upgraded without a way over version 1, and is put in order like any other', async () => {
  const path = folder.file('version 2');
  mkdirSync(path);
  await inDatabase(
    ':memory:',
    `ATTACH '${old}' AS old (READ_ONLY)`,
    `ATTACH '${path}/stats.duckdb' AS new`,
    ...NUMBERED_IDS.statements('old', 'new'),
  );
  const store = await folder.open(path);
  assert.equal((await store.info()).schemaVersion, SCHEMA.version);
  assert.deepEqual(await answersOf(store), await expected.answers());
  const { daily, segments } = (await store.info()).rows;
  assert.equal((await store.info()).unsorted, daily + segments, 'nobody knows how they lie');
  await store.tidy();
  assert.equal((await store.info()).unsorted, 0);
  assert.deepEqual(await answersOf(store), await expected.answers());
  assert.deepEqual((await store.verify()).problems, []);
  await store.close();
  assert.deepEqual(readdirSync(path).sort(), ['stats.duckdb', 'stats.duckdb.v2']);
});

test('an upgraded store is built like a new one', async () => {
  const path = folderWithV1('like new');
  await (await folder.open(path)).close();
  const columns = `SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns() WHERE NOT internal ORDER BY ALL`;
  const created = TABLES.map((table) => createTable(table, table.name));
  assert.deepEqual(
    await inDatabase(`${path}/stats.duckdb`, columns),
    await inDatabase(':memory:', ...created, columns),
  );
});

test('an upgrade that is killed leaves the old store or the new one, and the next opening goes on', async (context) => {
  const path = folderWithV1('killed');
  const versions: unknown[] = [];
  const [first = 0, second = 0] = SCHEMA.migrations.map((step) => step.statements('', '').length + 1);
  const moments = [
    `0 of ${first}`,
    `${first - 5} of ${first}`,
    `9 of ${second}`,
    `${second - 1} of ${second}`,
  ];
  for (const moment of [...moments, `${second} of ${second}`]) {
    const child = new Child('./holder.fixture.ts', path);
    context.after(() => child.kill());
    await child.said((line) => line === 'open' || line === `step ${moment}`);
    await child.kill();
    const [[version] = []] = await inDatabase(`${path}/stats.duckdb`, 'SELECT schema_version FROM meta');
    versions.push(version);
    if (version === SCHEMA.version) break;
  }
  assert.equal(versions[0], 1, 'the first kill came before anything was replaced');
  const store = await folder.open(path);
  assert.deepEqual(await answersOf(store), await expected.answers());
  await store.close();
  assert.deepEqual(readdirSync(path).sort(), ['stats.duckdb', 'stats.duckdb.v1']);
  assert.deepEqual(await inDatabase(`${path}/stats.duckdb.v1`, 'FROM meta'), [[1]]);
});

test('an upgrade that is given up leaves the old store', async () => {
  const path = folderWithV1('given up');
  const controller = new AbortController();
  const opening = folder.open(path, {
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  await assert.rejects(opening, { code: 'aborted' });
  assert.deepEqual(await inDatabase(`${path}/stats.duckdb`, 'FROM meta'), [[1]]);
  const store = await folder.open(path);
  assert.deepEqual(await answersOf(store), await expected.answers());
  await store.close();
});

test('an old store whose copy does not come out equal is not replaced', async () => {
  const path = folderWithV1('unequal');
  const twice = `INSERT INTO segments SELECT organization, series, episode, day + 1, 2, step, duration, plays, counts
    FROM segments WHERE days = 7 LIMIT 1`;
  await inDatabase(`${path}/stats.duckdb`, twice);
  await assert.rejects(folder.open(path), {
    code: 'corrupt',
    message: /did not come out equal: 1 days of an episode belong to several rows.*The old file is untouched/,
  });
  assert.deepEqual(await inDatabase(`${path}/stats.duckdb`, 'FROM meta'), [[1]]);
});

test('a backup of version 1 is restored, and upgraded with the next opening', async () => {
  const path = folder.file('restored');
  assert.equal((await restore(old, path)).kept, null);
  const store = await folder.open(path);
  assert.deepEqual(await answersOf(store), await expected.answers());
  await store.close();
});
