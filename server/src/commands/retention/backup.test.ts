import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { NAMED, placeWith, REPORTS, sixRows } from '../../retention/six-rows.fixture.ts';
import { start } from '../process.fixture.ts';
import { ran, result } from '../ran.fixture.ts';

interface Kept {
  readonly snapshots: readonly { readonly asOf: string }[];
}

test('a backup brings kept snapshots back, whoever wrote it', async (t) => {
  const six = sixRows();
  const cwd = await placeWith(t, { [REPORTS.created]: six.created, [REPORTS.usage]: six.usage });
  const none = await result<{ files: string[] }>(cwd, 'backup', 'before.backup');
  assert.equal(none.files.length, 1);
  assert.equal((await ran(cwd, 'retention', ...NAMED, '--keep', '--time-zone', 'UTC')).code, 0);
  await result(cwd, 'backup', 'alone.backup');

  const service = start(['serve', '--port', '0'], { cwd });
  for (let line = await service.line(); !line?.includes('listens on'); line = await service.line())
    assert.notEqual(line, null, service.err());
  await result(cwd, 'backup', 'running.backup');
  service.send('SIGTERM');
  assert.equal(await service.ended, 0, service.err());

  for (const name of ['alone', 'running']) {
    assert.ok(existsSync(join(cwd, `${name}.backup.retention`)), name);
    await result(cwd, 'restore', `${name}.backup`, '--data', name);
    const { snapshots } = await result<Kept>(cwd, 'retention', '--snapshots', '--data', name);
    assert.deepEqual(
      snapshots.map(({ asOf }) => asOf),
      ['2022-06-01'],
    );
  }
  await result(cwd, 'restore', 'alone.backup', '--data', 'alone');
  assert.match((await ran(cwd, 'clean', '--data', 'alone')).out, / retention\.duckdb\.before-restore$/m);
});
