import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  created,
  NAMED,
  placeWith,
  REPORTS,
  sessionId,
  sixRows,
  usage,
} from '../../retention/six-rows.fixture.ts';
import { start } from '../process.fixture.ts';
import { ran } from '../ran.fixture.ts';

const ZONE = ['--time-zone', 'UTC'];

test('snapshots are kept, listed, asked again and compared', async (t) => {
  const six = sixRows();
  const cwd = await placeWith(t, {
    [REPORTS.created]: six.created,
    [REPORTS.usage]: six.usage,
    // A year later the third is gone, the fourth was watched, and one is new.
    'created2.csv': created([
      ...[1, 2, 4, 5].map((no) => ({ 'Session ID': sessionId(no), 'Session Length': no === 4 ? 120 : 60 })),
      { 'Session ID': sessionId(7), 'Session Length': 30 },
    ]),
    'usage2.csv': usage([
      ...[2, 4, 5].map((no) => ({
        'Session ID': sessionId(no),
        'Session Length': 60,
        'Views and Downloads': 1,
        'Minutes Delivered': 5,
        'Most Recent View Date': '5/1/2023 8:00:00 AM',
      })),
    ]),
  });
  const kept = ['--data', 'kept', '--keep', ...ZONE];
  assert.equal((await ran(cwd, 'retention', ...NAMED, ...kept)).code, 0);
  const later = ['--sessions', 'created2.csv', '--usage', 'usage2.csv', '--as-of', '2023-06-01'];
  const compared = await ran(
    cwd,
    'retention',
    ...later,
    ...kept,
    '--compare',
    '2022-06-01',
    '--format',
    'json',
  );
  assert.equal(compared.code, 0, compared.err);
  const { comparison } = JSON.parse(compared.out) as { comparison: object };
  assert.deepEqual(comparison, {
    asOf: '2022-06-01',
    inventory: { recordings: 5, hours: 5.25, bytes: null },
    never: { recordings: 2, hours: 3, bytes: null },
    watched: { recordings: 3, hours: 2.25, bytes: null },
    changes: {
      added: { recordings: 1, hours: 0.5, bytes: null },
      gone: { recordings: 1, hours: 0.5, bytes: null },
      'newly-watched': { recordings: 1, hours: 2, bytes: null },
      'newly-stale': { recordings: 0, hours: 0, bytes: null },
      'watched-again': { recordings: 0, hours: 0, bytes: null },
      'newly-archived': { recordings: 0, hours: 0, bytes: null },
    },
  });

  const list = await ran(cwd, 'retention', '--snapshots', '--data', 'kept', '--format', 'json');
  const { snapshots } = JSON.parse(list.out) as { snapshots: { asOf: string; timeZone: string }[] };
  assert.deepEqual(
    snapshots.map(({ asOf, timeZone }) => [asOf, timeZone]),
    [
      ['2023-06-01', 'UTC'],
      ['2022-06-01', 'UTC'],
    ],
  );
  assert.match((await ran(cwd, 'retention', '--snapshots', '--data', 'kept')).out, /^2022-06-01 {2}/m);

  const again = await ran(cwd, 'retention', '--data', 'kept', '--as-of', '2022-06-01');
  assert.match(again.out, /^3\.0 of 5\.3 hours/);
  const text = await ran(cwd, 'retention', '--data', 'kept', '--compare', '2022-06-01');
  assert.match(text.out, /^Watched for the first time +– +1 +– +2\.0 +–$/m);
  const none = await ran(cwd, 'retention', '--data', 'kept', '--as-of', '2001-01-01');
  assert.equal(none.code, 18);
});

test('without --keep nothing stays behind, neither in the folder nor in the system’s', async (t) => {
  const { created, usage } = sixRows();
  const cwd = await placeWith(t, { [REPORTS.created]: created, [REPORTS.usage]: usage });
  const temporary = join(cwd, 'tmp');
  await mkdir(temporary);
  const running = start(['retention', ...NAMED, ...ZONE], { cwd, env: { TMPDIR: temporary } });
  assert.equal(await running.ended, 0);
  assert.deepEqual(await ours(temporary), []);
  assert.ok(!existsSync(join(cwd, 'data')));
});

test('who stops it gets the shell’s own code, and nothing stays behind', async (t) => {
  const cwd = await placeWith(t, {});
  const temporary = join(cwd, 'tmp');
  await mkdir(temporary);
  // Long enough to be stopped in the middle of it.
  const file = await open(join(cwd, REPORTS.created), 'w');
  await file.write(created([]));
  const lines = created(
    Array.from({ length: 4_000 }, (_, no) => ({ 'Session ID': sessionId(no), 'Session Length': 60 })),
  );
  const rows = lines.slice(lines.indexOf('\n') + 1);
  for (let i = 0; i < 200; i++) await file.write(rows);
  await file.close();
  await writeFile(join(cwd, REPORTS.usage), usage([]));

  const args = ['retention', ...NAMED, ...ZONE, '--out', 'to', '--format', 'json'];
  const running = start(args, { cwd, env: { TMPDIR: temporary } });
  await running.said('Reading the reports: ');
  assert.equal((await ours(temporary)).length, 1);
  running.send('SIGINT');
  assert.equal(await running.ended, 130);
  assert.match(running.err(), /^Stopped; nothing was written\.$/m);
  assert.deepEqual([await ours(temporary), await readdir(join(cwd, 'to'))], [[], []]);
});

/** What runs TypeScript has a folder of its own there. */
async function ours(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('oc-stats-'));
}
