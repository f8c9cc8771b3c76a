import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Expected, answersOf, putBatch } from './history.fixture.ts';
import { restore, type DuckdbStore } from './index.ts';
import { inDatabase } from './raw-database.fixture.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';

const SEED = 1;
const BATCHES = 8;
const folder = new TemporaryFolder();
let store: DuckdbStore;
before(async () => {
  store = await folder.open(folder.file('store'));
  for (let no = 0; no < BATCHES; no++) await putBatch(store, no, SEED);
});
after(async () => {
  await store.close();
  await folder.remove();
});

test('verify finds the roll-ups as the facts add up to, and says what differs', async () => {
  const { ok, problems, sums } = await store.verify();
  assert.deepEqual([ok, problems], [true, []]);
  assert.deepEqual([sums.batches, sums.dailyRows > 1_000, sums.segmentRows > 0], [BATCHES, true, true]);

  const path = folder.file('tampered');
  const backup = folder.file('to tamper.duckdb');
  await store.backup(backup);
  await restore(backup, path);
  const damage = {
    'org_day differ': 'UPDATE org_day SET plays = plays + 1 WHERE day = (SELECT min(day) FROM org_day)',
    'series_day differ': 'DELETE FROM series_day WHERE series_no = 0',
    'episode_month differ': 'INSERT INTO episode_month SELECT * FROM episode_month LIMIT 1',
    'more than once': 'INSERT INTO episode_day SELECT * FROM episode_day LIMIT 1',
    'several rows of segments': 'INSERT INTO segments SELECT * FROM segments LIMIT 1',
    'remembered more than once': 'INSERT INTO batch SELECT * FROM batch LIMIT 1',
    'without a text': 'DELETE FROM episode WHERE no = (SELECT max(ep_no) FROM episode_day)',
    'more than one number': 'INSERT INTO series SELECT 99, organization_no, id FROM series LIMIT 1',
  };
  await inDatabase(`${path}/stats.duckdb`, ...Object.values(damage));
  const tampered = await folder.open(path);
  const found = (await tampered.verify()).problems.join('\n');
  for (const sentence of Object.keys(damage))
    assert.ok(found.includes(sentence), `${sentence}\nnot in\n${found}`);
  await tampered.close();
});

test('compacting changes no answer, and writing goes on after it', async () => {
  const path = folder.file('compacted');
  const compacted = await folder.open(path);
  const expected = new Expected(SEED);
  for (let no = 0; no < 12; no++) {
    await putBatch(compacted, no, SEED);
    await expected.next();
    if (no % 5 !== 4) continue;
    const [, answers] = await Promise.all([compacted.compact(), answersOf(compacted)]);
    assert.deepEqual(answers, await expected.answers(), 'readers that were there meanwhile');
    assert.equal((await compacted.info()).unsorted, 0);
    assert.deepEqual(await answersOf(compacted), answers);
  }
  assert.deepEqual(await answersOf(compacted), await expected.answers());
  assert.deepEqual((await compacted.verify()).problems, []);
  assert.ok((await compacted.info()).unsorted > 0);
  await compacted.close();
});

test('a backup is of one moment while writing goes on', async () => {
  const path = folder.file('busy');
  const busy = await folder.open(path);
  for (let no = 0; no < 3; no++) await putBatch(busy, no, SEED);
  const writing = (async () => {
    for (let no = 3; no < 12; no++) await putBatch(busy, no, SEED);
  })();
  const { file, bytes, sums } = await busy.backup(folder.file('busy.duckdb'));
  await writing;
  await busy.close();
  assert.ok(sums.batches >= 3 && sums.batches <= 12 && bytes > 0);

  await restore(file, folder.file('calm'));
  const calm = await folder.open(folder.file('calm'));
  const expected = new Expected(SEED);
  while (expected.batches < sums.batches) await expected.next();
  assert.deepEqual(await answersOf(calm), await expected.answers());
  assert.deepEqual((await calm.verify()).problems, []);
  await calm.close();
});

test('a backup overwrites nothing, and leaves nothing behind when it fails', async () => {
  const file = folder.file('taken.duckdb');
  writeFileSync(file, 'a holiday picture');
  await assert.rejects(store.backup(file), { code: 'exists', message: /taken\.duckdb exists already/ });
  assert.equal(String(readFileSync(file)), 'a holiday picture');
  await assert.rejects(store.backup(folder.file('no/such/folder/b.duckdb')), { code: 'unavailable' });
  await assert.rejects(store.backup(folder.file('nul\0.duckdb')), { name: 'StoreError', code: 'invalid' });
  await store.backup(folder.file("it's fine.duckdb"));
  assert.deepEqual(
    readdirSync(folder.path).filter((name) => name.includes('unfinished')),
    [],
  );
});

test('a backup is restored within the memory that the operator allows', async () => {
  const backup = folder.file('allowed.duckdb');
  await store.backup(backup);
  await assert.rejects(restore(backup, folder.file('allowed'), { memoryLimit: '1KB' }), {
    code: 'unavailable',
    message: /Raise its memory limit/,
  });
});

test('a restored store answers as the saved one did, under new revisions, and what was there is kept', async () => {
  const backup = folder.file('saved.duckdb');
  const path = folder.file('home');
  await store.backup(backup);
  const home = await folder.open(path);
  await putBatch(home, 50, SEED);
  const { revision } = await home.bounds('university');
  await home.close();

  const { kept, file, bytes } = await restore(backup, path);
  assert.deepEqual(
    [kept, file, bytes > 0],
    [`${path}/stats.duckdb.before-restore`, `${path}/stats.duckdb`, true],
  );
  const restored = await folder.open(path);
  assert.deepEqual(await answersOf(restored), await answersOf(store));
  const revisions = [revision, (await store.bounds('university')).revision];
  assert.ok(
    !revisions.includes((await restored.bounds('university')).revision),
    'caches would answer with old numbers',
  );
  assert.equal((await putBatch(restored, 0, SEED)).applied, false);
  await restored.close();

  assert.deepEqual(await inDatabase(kept!, 'SELECT count(*)::INTEGER FROM batch'), [[1]]);
  assert.equal((await restore(backup, path)).kept, `${path}/stats.duckdb.before-restore-2`);
});

test('a damaged store is replaced by a backup, a damaged backup replaces nothing', async () => {
  const backup = folder.file('whole.duckdb');
  await store.backup(backup);
  const path = folder.file('repaired');
  await (await folder.open(path)).close();
  writeFileSync(`${path}/stats.duckdb`, 'not a database any more');
  const { kept } = await restore(backup, path);
  assert.equal(String(readFileSync(kept!)), 'not a database any more');
  const repaired = await folder.open(path);
  assert.deepEqual(await answersOf(repaired), await answersOf(store));
  await repaired.close();

  const before = readdirSync(path);
  const bytes = readFileSync(backup);
  bytes.fill(7, 20_000, bytes.length - 4_096);
  writeFileSync(folder.file('half.duckdb'), bytes);
  await assert.rejects(restore(folder.file('half.duckdb'), path), {
    code: 'corrupt',
    message: /half\.duckdb/,
  });
  await inDatabase(backup, 'UPDATE org_day SET plays = plays + 1');
  await assert.rejects(restore(backup, path), { code: 'corrupt', message: /org_day differ/ });
  await assert.rejects(restore(folder.file('nothing.duckdb'), path), {
    code: 'invalid',
    message: /There is no file/,
  });
  assert.deepEqual(readdirSync(path), before);
});

test('everything leaves as Parquet, with its texts', async () => {
  const path = folder.file('exit');
  const { files } = await store.exportParquet(path);
  const { sums } = await store.verify();
  assert.deepEqual(
    files.map(({ file, rows }) => [file, rows]),
    [
      [`${path}/daily.parquet`, sums.dailyRows],
      [`${path}/segments.parquet`, sums.segmentRows],
      [`${path}/coverage.parquet`, 3],
    ],
  );
  const [daily] = await inDatabase(
    ':memory:',
    `SELECT sum(plays)::DOUBLE, count(DISTINCT episode)::INTEGER, count(DISTINCT series)::INTEGER, min(organization)
     FROM '${path}/daily.parquet'`,
  );
  assert.deepEqual(daily, [sums.plays, 40, 4, 'university']);
  await assert.rejects(store.exportParquet(path), { code: 'exists', message: /empty folder/ });
  assert.ok(existsSync(`${path}/segments.parquet`));
});
