import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { after, test } from 'node:test';
import { Child } from './child.fixture.ts';
import { restore } from './index.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';

const folder = new TemporaryFolder();
after(() => folder.remove());

test('a second process gets a sentence with the number of the first, until that one is gone', async (context) => {
  const path = folder.file('processes');
  const child = new Child('./holder.fixture.ts', path);
  context.after(() => child.kill());
  await child.said((line) => line === 'open');
  await assert.rejects(folder.open(path), {
    name: 'StoreError',
    code: 'locked',
    message: new RegExp(`is open in process ${child.pid}\\. Stop that process`),
  });
  await child.kill();
  await (await folder.open(path)).close();
});

test('a process cannot open the same folder twice, by whatever name', async () => {
  const path = folder.file('twice');
  const store = await folder.open(path);
  symlinkSync(path, folder.file('other name'));
  for (const name of [path, `${path}/../twice/`, folder.file('other name')]) {
    await assert.rejects(folder.open(name), {
      code: 'locked',
      message: /open in this process/,
    });
  }
  assert.equal((await store.health()).ok, true, 'the attempts did the first one no harm');
  await store.close();
  await (await folder.open(path)).close();
});

test('a backup is not restored over a store that is open, here or elsewhere', async (context) => {
  const path = folder.file('restored');
  const backup = folder.file('backup.duckdb');
  const store = await folder.open(path);
  await store.backup(backup);
  await assert.rejects(restore(backup, path), { code: 'locked', message: /open in this process/ });
  await store.close();

  const child = new Child('./holder.fixture.ts', path);
  context.after(() => child.kill());
  await child.said((line) => line === 'open');
  await assert.rejects(restore(backup, path), {
    code: 'locked',
    message: new RegExp(`process ${child.pid}`),
  });
  await child.kill();
  assert.notEqual((await restore(backup, path)).kept, null);
});
