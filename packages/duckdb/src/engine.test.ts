import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { Engine } from './engine.ts';
import { Session } from './session.ts';
import { optionsFor, shelfIn } from './shelf.fixture.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';

const folder = new TemporaryFolder();
after(() => folder.remove());
const options = optionsFor(shelfIn(folder.path));

test('a kept plan may be older than the rows it meets', async () => {
  const engine = await Engine.open(':memory:', options);
  const { connection } = await engine.session(Session);
  await connection.run('CREATE TABLE source (no INTEGER, day DATE)');
  await connection.run('CREATE TABLE target (no INTEGER, day DATE)');
  const copy = await connection.prepare('INSERT INTO target SELECT * FROM source ORDER BY no, day');
  await copy.run();
  await connection.run(
    `INSERT INTO source SELECT range * 1000, DATE '2024-01-01' + range::INTEGER FROM range(3000)`,
  );
  await copy.run();
  const differing = await connection.run(
    'SELECT count(*)::INTEGER FROM (FROM source EXCEPT ALL FROM target)',
  );
  assert.deepEqual(await differing.getRows(), [[0]]);
  copy.destroySync();
  await engine.close();
});

test('no extension is fetched or loaded, and settings are what they were asked to be', async () => {
  const engine = await Engine.open(':memory:', { ...options, checkpointThreshold: '64MB' });
  const session = await engine.session(Session);
  await assert.rejects(session.run("SELECT * FROM read_xlsx('a.xlsx')"), /read_xlsx|extension/i);
  const settings = ['memory_limit', 'threads', 'temp_directory', 'checkpoint_threshold'];
  const rows = await session.rows(
    `SELECT ${settings.map((name) => `current_setting('${name}')::VARCHAR`).join(', ')}`,
  );
  assert.deepEqual(rows, [['61.0 MiB', '1', options.temporaryFolder, '61.0 MiB']]);
  await engine.close();
});

test('what cannot be opened is a DatabaseError that names the file', async () => {
  const file = folder.file('text');
  writeFileSync(file, 'hello '.repeat(9_999));
  await assert.rejects(Engine.open(file, options), { name: 'DatabaseError', code: 'corrupt', file });
});

test('who only imports this package loads no DuckDB: a thread may leave that to its worker', () => {
  const script = `await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)});
    process.report.excludeNetwork = true;
    console.log(JSON.stringify(process.report.getReport().sharedObjects));`;
  const said = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  const loaded = JSON.parse(said) as string[];
  assert.ok(loaded.length > 0);
  assert.deepEqual(
    loaded.filter((name) => /duckdb/.test(name)),
    [],
  );
});
