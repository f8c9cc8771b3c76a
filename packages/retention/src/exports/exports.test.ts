import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { report, sessionId } from '../report/report.fixture.ts';
import { openInventory } from '../taken.fixture.ts';

/** What people and programs put into titles. */
const TITLES = [
  `it's; DROP TABLE recording; --`,
  '=HYPERLINK("http://example.org")',
  'two\r\n.quit\r\nlines',
  'nul\0 and \x1b[31m red',
  '\x1f',
  'ä😀 \u202e',
  'a,"b"',
  ' -1',
];
/** What reports are read without. */
const SHOWN: Readonly<Record<string, string>> = { ' -1': '-1' };

async function exported(t: TestContext) {
  const { folder, inventory, take } = await openInventory(t);
  const rows = TITLES.map((title, i) => ({
    'Session ID': sessionId(i),
    'Session Name': title,
    'Session Length': i + 0.1,
    Archived: 'True',
  }));
  await take({ sessions: { 'c.csv': report('created', [...rows, { 'Session ID': 'none' }]) } });
  return { folder: join(folder.path, 'exports'), inventory };
}

const titles = TITLES.map((title) => SHOWN[title] ?? title);

test('as CSV, in which nothing is a formula', async (t) => {
  const { folder, inventory } = await exported(t);
  const files = await inventory.exportFiles(folder, 'csv');
  assert.deepEqual(
    files.map(({ file, rows }) => [file, rows]),
    [
      [join(folder, 'snapshot.csv'), 1],
      [join(folder, 'recording.csv'), TITLES.length],
      [join(folder, 'warning.csv'), 1],
    ],
  );
  const rows = parse<Record<string, string>>(readFileSync(join(folder, 'recording.csv')), { columns: true });
  assert.deepEqual(
    rows.map(({ name }) => name),
    titles.map((title) => (/^[=-]/.test(title) ? `'${title}` : title)),
  );
  assert.deepEqual([rows[1]?.minutes, rows[1]?.started, rows[1]?.presence], ['1.1', '', 'created-only']);
  await assert.rejects(inventory.exportFiles(folder, 'csv'), {
    code: 'exists',
    message: /snapshot\.csv exists already/,
  });
});

test('as Parquet, with all texts as they are', async (t) => {
  const { folder, inventory } = await exported(t);
  await inventory.exportFiles(folder, 'parquet');
  const reader = await (await DuckDBInstance.create()).connect();
  const file = join(folder, 'recording.parquet').replaceAll("'", "''");
  const found = await (await reader.run(`SELECT name FROM '${file}' ORDER BY id`)).getRows();
  assert.deepEqual(
    found.map(([name]) => name ?? ''),
    titles,
  );
});

test('as SQL, which SQLite reads', async (t) => {
  if (spawnSync('python3', ['-c', 'import sqlite3']).status !== 0) {
    t.skip('there is no SQLite on this machine: python3 with sqlite3 is missing');
    return;
  }
  const { folder, inventory } = await exported(t);
  mkdirSync(folder);
  const file = join(folder, 'inventory.sql');
  const { rows } = await inventory.exportSql(file);
  assert.equal(rows, TITLES.length + 2);
  const script = `
import json, sqlite3, sys
db = sqlite3.connect(':memory:')
db.executescript(open(sys.argv[1], encoding='utf-8', newline='').read())
one = db.execute('SELECT count(*), max(archived), typeof(max(views)), typeof(max(minutes)) FROM recording').fetchone()
print(json.dumps({'names': [name for (name,) in db.execute('SELECT name FROM recording ORDER BY id')], 'one': one,
  'minutes': [minutes for (minutes,) in db.execute('SELECT minutes FROM recording ORDER BY id')],
  'snapshot': db.execute('SELECT as_of, time_zone, taken, origin FROM snapshot').fetchone(),
  'warning': db.execute('SELECT line, code FROM warning').fetchone()}))`;
  const found = JSON.parse(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' })) as Record<
    string,
    unknown
  >;
  assert.deepEqual(
    (found.names as (string | null)[]).map((name) => name ?? ''),
    titles,
  );
  assert.deepEqual(found.one, [TITLES.length, null, 'integer', 'real']);
  assert.deepEqual(
    found.minutes,
    TITLES.map((_, i) => i + 0.1),
  );
  assert.deepEqual(found.snapshot, ['2022-06-01', 'America/Los_Angeles', '2022-06-02 08:00:00', 'c.csv']);
  assert.equal((found.warning as unknown[])[1], 'bad-id');
  await assert.rejects(inventory.exportSql(file), { code: 'exists' });
});
