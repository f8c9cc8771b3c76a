import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { catalog, episode, inOrder, ORGANIZATION, series } from '../catalog.fixture.ts';
import { restoreRecord, type OwnRecord } from '../index.ts';
import { inDatabase } from '../raw-database.fixture.ts';
import { TemporaryFolder } from '../temporary-folder.fixture.ts';

const folder = new TemporaryFolder();
let record: OwnRecord;
const first = catalog([episode('a'), episode('b')], [series('s1')]);
const second = catalog([episode('a', { seriesId: 's2' }), episode('c')], [series('s1'), series('s2')]);
before(async () => {
  record = await folder.open(folder.file('record'));
  await record.mirror.apply(first, new Date('2026-01-01T00:00:00Z'));
  await record.mirror.apply(second, new Date('2026-01-02T00:00:00Z'));
  await record.ledger.write('cursor', '7');
  await record.ledger.revoke('token', new Date('2036-01-01T00:00:00Z'));
});
after(() => folder.remove());

async function holdsAll(copy: OwnRecord): Promise<void> {
  assert.deepEqual(inOrder((await copy.mirror.load(ORGANIZATION))!.snapshot), second);
  assert.deepEqual(inOrder((await copy.mirror.asOf(ORGANIZATION, '2026-01-01'))!), first);
  assert.equal(await copy.ledger.read('cursor'), '7');
  assert.equal(copy.ledger.isRevoked('token', new Date('2035-01-01T00:00:00Z')), true);
}

test('verify finds nothing in what was written here, and says what else is wrong', async () => {
  assert.deepEqual(await record.verify(), { ok: true, problems: [] });
  const backup = folder.file('to tamper');
  await record.backup(backup);
  const damage: readonly (readonly [sql: string, sentence: RegExp])[] = [
    ['INSERT INTO episode FROM episode LIMIT 1', /1 episodes are said twice/],
    ["UPDATE episode SET to_no = 1 WHERE id = 'b'", /1 episodes are said twice/],
    [
      "INSERT INTO episode SELECT * REPLACE (1 AS from_no) FROM episode WHERE id = 'c'",
      /1 episodes are said twice/,
    ],
    ['INSERT INTO series FROM series LIMIT 1', /1 series are said twice/],
    ["UPDATE episode SET to_no = 9 WHERE id = 'c'", /1 rows of episodes belong to no reading/],
    ["UPDATE series SET from_no = 9 WHERE id = 's2'", /1 rows of series belong to no reading/],
    ['UPDATE reading SET no = 1', /1 readings have the number of another/],
    ["UPDATE reading SET day = '2025-01-01' WHERE no = 2", /1 readings lie before an earlier one/],
    ['INSERT INTO ledger FROM ledger', /1 names are in the ledger more than once/],
    ['INSERT INTO revocation FROM revocation', /1 tokens are revoked more than once/],
  ];
  for (const [at, [sql, sentence]] of damage.entries()) {
    const path = folder.file(`tampered ${at}`);
    await restoreRecord(backup, path);
    await inDatabase(`${path}/record.duckdb`, sql);
    const tampered = await folder.open(path);
    const { ok, problems } = await tampered.verify();
    assert.equal(ok, false);
    assert.match(problems.join('\n'), sentence);
    const copy = folder.file(`copy ${at}`);
    await assert.rejects(tampered.backup(copy), {
      code: 'corrupt',
      message: /not kept, because it is not whole/,
    });
    assert.ok(!existsSync(copy));
    await tampered.close();
  }
});

test('a backup is of one moment while writing goes on, and comes back whole', async () => {
  const path = folder.file('busy');
  const busy = await folder.open(path);
  const versions = Array.from({ length: 8 }, (_, version) =>
    catalog(Array.from({ length: 500 }, (_, i) => episode(`e${i}`, { title: `version ${version}` }))),
  );
  const writing = (async () => {
    for (const [i, version] of versions.entries()) {
      await busy.mirror.apply(version, new Date(`2026-01-0${i + 1}T00:00:00Z`));
    }
  })();
  const { bytes, file } = await busy.backup(folder.file('busy.backup'));
  await writing;
  await busy.close();
  assert.ok(bytes > 0);
  await restoreRecord(file, folder.file('calm'));
  const calm = await folder.open(folder.file('calm'));
  assert.deepEqual((await calm.verify()).problems, []);
  const loaded = await calm.mirror.load(ORGANIZATION);
  const of = loaded?.snapshot.episodes ?? [];
  assert.ok(new Set(of.map(({ title }) => title)).size === (loaded ? 1 : 0));
  assert.equal(of.length, loaded ? 500 : 0);
  await calm.close();
});

test('a backup overwrites nothing, and leaves nothing behind when it fails', async () => {
  const file = folder.file('taken');
  writeFileSync(file, 'a holiday picture');
  await assert.rejects(record.backup(file), { code: 'exists', message: /taken exists already/ });
  assert.equal(String(readFileSync(file)), 'a holiday picture');
  await assert.rejects(record.backup(folder.file('no/such/folder/b')), {
    name: 'RecordError',
    code: 'unavailable',
  });
  await assert.rejects(record.backup(folder.file('nul\0')), { name: 'RecordError', code: 'invalid' });
  await record.backup(folder.file("it's fine"));
  assert.deepEqual(
    readdirSync(folder.path).filter((name) => name.includes('unfinished')),
    [],
  );
});

test('a restored record says what the saved one did, and what was there is kept', async () => {
  const backup = folder.file('saved');
  const path = folder.file('home');
  await record.backup(backup);
  const home = await folder.open(path);
  await home.ledger.write('cursor', 'other');
  await home.close();
  const { bytes, file, kept } = await restoreRecord(backup, path);
  assert.deepEqual([file, kept], [`${path}/record.duckdb`, `${path}/record.duckdb.before-restore`]);
  assert.ok(bytes > 0);
  const restored = await folder.open(path);
  await holdsAll(restored);
  assert.equal((await restored.mirror.apply(second, new Date('2026-01-03T00:00:00Z'))).same, true);
  await restored.close();
  assert.deepEqual(await inDatabase(kept!, 'SELECT value FROM ledger'), [['other']]);
  assert.equal((await restoreRecord(backup, path)).kept, `${path}/record.duckdb.before-restore-2`);
  assert.equal((await restoreRecord(backup, folder.file('empty'))).kept, null);
});

test('a damaged record is replaced by a backup, a damaged backup replaces nothing', async () => {
  const backup = folder.file('whole');
  await record.backup(backup);
  const path = folder.file('repaired');
  await (await folder.open(path)).close();
  writeFileSync(`${path}/record.duckdb`, 'not a database any more');
  const { kept } = await restoreRecord(backup, path);
  assert.equal(String(readFileSync(kept!)), 'not a database any more');
  const repaired = await folder.open(path);
  await holdsAll(repaired);
  await repaired.close();

  const there = readdirSync(path);
  writeFileSync(folder.file('text'), 'not a backup');
  await assert.rejects(restoreRecord(folder.file('text'), path), { code: 'corrupt', message: /text/ });
  await inDatabase(backup, 'INSERT INTO ledger FROM ledger');
  await assert.rejects(restoreRecord(backup, path), { code: 'corrupt', message: /more than once/ });
  await assert.rejects(restoreRecord(folder.file('nothing'), path), { code: 'invalid', message: /no file/ });
  await assert.rejects(restoreRecord(`${path}/record.duckdb`, path), { code: 'invalid', message: /itself/ });
  assert.deepEqual(readdirSync(path), there);
});
