import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { place, ran } from './ran.fixture.ts';

test('what a restore has replaced is told, and stays until somebody has it removed', async (t) => {
  const cwd = await place(t, {});
  assert.equal((await ran(cwd, 'demo')).code, 0);
  assert.equal((await ran(cwd, 'backup', 'one')).code, 0);
  assert.doesNotMatch((await ran(cwd, 'check')).out, /kept/);
  for (let times = 0; times < 2; times++) assert.equal((await ran(cwd, 'restore', 'one')).code, 0);
  const names = ['stats.duckdb.before-restore', 'stats.duckdb.before-restore-2'];
  const there = async () =>
    (await readdir(join(cwd, 'data'))).filter((name) => name.includes('before')).sort();
  assert.deepEqual(await there(), names);

  assert.match((await ran(cwd, 'check')).out, /ok +kept files: 2 files .* MB; "oc-stats clean"/);
  assert.match((await ran(cwd, 'status')).out, /^kept +2 files/m);
  const listed = await ran(cwd, 'clean');
  for (const name of names) assert.ok(listed.out.includes(`MB  ${name}\n`), listed.out);
  assert.match(listed.out, /Nothing was removed/);
  assert.deepEqual(await there(), names);
  const before = (await ran(cwd, 'status')).out.match(/counted.*/)?.[0];
  assert.match((await ran(cwd, 'clean', '--remove')).out, /Removed/);
  assert.deepEqual(await there(), []);
  assert.match((await ran(cwd, 'clean')).out, /Nothing is kept/);
  assert.equal((await ran(cwd, 'status')).out.match(/counted.*/)?.[0], before);
});
