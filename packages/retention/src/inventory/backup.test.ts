import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { RetentionInventory } from '../retention-inventory.ts';
import { TemporaryFolder } from '../temporary-folder.fixture.ts';

const RECORDING = {
  id: 'a',
  name: '"Title", of two\nlines',
  creator: 'unified\\one',
  email: null,
  levels: ['A/B', ''],
  kind: 'course',
  source: '',
  started: 0,
  minutes: 90,
  bytes: 10,
  views: 3,
  viewers: 2,
  delivered: 12.5,
  average: null,
  lastView: 86_400_000,
  yearViews: 3,
  archived: true,
  archivedOn: 172_800_000,
} as const;

function folderOf(context: TestContext): string {
  const folder = new TemporaryFolder();
  context.after(() => folder.remove());
  return folder.path;
}

async function filled(folder: string, asOf: string): Promise<void> {
  const inventory = await RetentionInventory.open(folder, 1);
  const origin = { asOf, timeZone: 'UTC', taken: new Date(0), origin: 'test', observedSince: null };
  await inventory.takeRecordings(pieces(), origin);
  await inventory.close();
}

async function* pieces() {
  yield [RECORDING];
}

async function dates(folder: string): Promise<string[]> {
  const inventory = await RetentionInventory.open(folder, 1);
  try {
    return (await inventory.snapshots()).map(({ asOf }) => asOf);
  } finally {
    await inventory.close();
  }
}

test('a backup has every snapshot as it was, is never written over, and comes back beside what was there', async (context) => {
  const folder = folderOf(context);
  const [data, file] = [join(folder, 'data'), join(folder, 'inventory.backup')];
  await filled(data, '2026-01-01');
  await filled(data, '2026-02-01');
  const inventory = await RetentionInventory.open(data, 1);
  const { no } = await inventory.snapshot('2026-02-01');
  const [answer, described] = [await inventory.answer(no), await inventory.describe(no, ['a'])];
  await inventory.backup(file);
  await assert.rejects(inventory.backup(file), { name: 'InventoryError', code: 'exists' });
  await inventory.close();

  const other = join(folder, 'other');
  await filled(other, '2020-01-01');
  await RetentionInventory.restore(file, other);
  assert.deepEqual(await dates(other), ['2026-02-01', '2026-01-01']);
  const back = await RetentionInventory.open(other, 1);
  assert.deepEqual(await back.answer(no), answer);
  assert.deepEqual(await back.describe(no, ['a']), described);
  await back.close();
  assert.ok(existsSync(join(other, 'retention.duckdb.before-restore')));
});

test('what is no backup changes nothing', async (context) => {
  const folder = folderOf(context);
  await filled(folder, '2026-01-01');
  const junk = join(folder, 'junk');
  writeFileSync(junk, 'junk');
  await assert.rejects(RetentionInventory.restore(junk, folder), { name: 'InventoryError', code: 'corrupt' });
  await assert.rejects(RetentionInventory.restore(join(folder, 'none'), folder), { code: 'invalid' });
  assert.deepEqual(await dates(folder), ['2026-01-01']);
});

test('nobody may have it open', async (context) => {
  const folder = folderOf(context);
  const file = join(folder, 'inventory.backup');
  const inventory = await RetentionInventory.open(folder, 1);
  await inventory.backup(file);
  await assert.rejects(RetentionInventory.restore(file, folder), /open in this process already/);
  await inventory.close();
});
