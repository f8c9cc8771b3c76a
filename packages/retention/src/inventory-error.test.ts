import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inventoryErrorOf, type InventoryError } from './inventory-error.ts';
import { RetentionInventory } from './retention-inventory.ts';
import { report, sessionId } from './report/report.fixture.ts';
import { openInventory } from './taken.fixture.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';

test('an inventory that is open, none, or closed says so', async (t) => {
  const { folder, inventory, take } = await openInventory(t);
  await assert.rejects(RetentionInventory.open(folder.path, 1), {
    name: 'InventoryError',
    code: 'locked',
    message: /open in this process already/,
  });

  const other = new TemporaryFolder();
  t.after(() => other.remove());
  writeFileSync(join(other.path, 'retention.duckdb'), 'x'.repeat(10_000));
  await assert.rejects(RetentionInventory.open(other.path, 1), { name: 'InventoryError', code: 'corrupt' });

  await take({});
  await inventory.close();
  await assert.rejects(inventory.snapshots(), { code: 'closed', message: 'The inventory has been closed.' });
});

test('work that is given up leaves no snapshot, and the inventory goes on', async (t) => {
  const { folder, inventory, take } = await openInventory(t);
  const file = folder.write(
    'c.csv',
    report(
      'created',
      Array.from({ length: 5_000 }, (_, no) => ({ 'Session ID': sessionId(no) })),
    ),
  );
  const options = {
    asOf: '2022-06-01',
    timeZone: 'UTC',
    dateOrder: 'mdy',
    courseRoots: [],
    taken: new Date(0),
  } as const;
  const given = new AbortController();
  const onProgress = () => given.abort();
  const reports = { sessions: [file], usage: [], storage: [] };
  await assert.rejects(inventory.takeReports(reports, { ...options, onProgress }, given.signal), {
    name: 'InventoryError',
    code: 'aborted',
  });
  assert.deepEqual(await inventory.snapshots(), []);
  await assert.rejects(inventory.answer(1, {}, AbortSignal.abort()), { code: 'aborted' });
  assert.equal(await take({ sessions: { 'c.csv': report('created', [{ 'Session ID': sessionId(1) }]) } }), 1);
  assert.equal((await inventory.answer(1)).inventory.recordings, 1);
});

test('what DuckDB says becomes what a person can do', () => {
  const codeOf = (said: string) => (inventoryErrorOf(new Error(said), 'F') as InventoryError).code;
  assert.equal(codeOf('IO Error: Could not write file "F": No space left on device'), 'unavailable');
  assert.equal(codeOf('Out of Memory Error: could not allocate block'), 'unavailable');
  assert.equal(codeOf('INTERRUPT Error: Interrupted!'), 'aborted');
  const other = new TypeError('x is not a function');
  assert.equal(inventoryErrorOf(other, 'F'), other, 'mistakes of ours are none of DuckDB');
});
