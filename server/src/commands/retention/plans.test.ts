import assert from 'node:assert/strict';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { RetentionReport } from '@oc-stats/contract';
import { NAMED, placeWith, REPORTS, sessionId, sixRows } from '../../retention/six-rows.fixture.ts';
import { ran } from '../ran.fixture.ts';

const PLAN = `name: "../../Archive: then delete"
quotas: { stored: 4 }
prices: { storedHourYear: 12 }
rules:
  - { name: archive, action: archive, after: 12 months }
  - { name: delete, action: delete, since: archived, after: 12 months, grace: 30 days }
`;
const ASKED = ['retention', ...NAMED, '--time-zone', 'America/Los_Angeles'];

async function place(context: TestContext, files: Record<string, string> = {}): Promise<string> {
  const { created, usage } = sixRows();
  const plans = { 'plan.yaml': PLAN, ...files };
  return placeWith(context, { [REPORTS.created]: created, [REPORTS.usage]: usage, ...plans });
}

test('a plan: months that balance, and a list of every recording, its rule and its day', async (t) => {
  const cwd = await place(t);
  const { code, err, out } = await ran(
    cwd,
    ...ASKED,
    '--plan',
    'plan.yaml',
    '--out',
    'to',
    '--format',
    'json',
  );
  assert.equal(code, 0, err);
  const { inventory, scenarios } = JSON.parse(out) as RetentionReport;
  const [scenario] = scenarios;
  assert.deepEqual(
    [scenario?.firstMonthOver, scenario?.months.length, scenario?.actionsFile],
    ['2022-06', 36, join(cwd, 'to/actions-archive-then-delete.csv')],
  );
  for (const { archivedHours, createdHours, deletedHours, storedHours } of scenario?.months ?? [])
    assert.equal(storedHours + archivedHours + deletedHours, inventory.hours + createdHours);

  const list = await readFile(scenario?.actionsFile ?? '', 'utf8');
  const [heading, ...lines] = list.replace('\ufeff', '').trim().split('\r\n');
  assert.equal(heading?.split(',').slice(0, 2).join(), 'id,title');
  const third = lines.filter((line) => line.startsWith(sessionId(3)));
  assert.equal(third.length, 2);
  assert.match(third[0] ?? '', /,archive,archive,2022-06-01,2022-06-01,,2021-05-31,2019-10-01,4,0\.5,$/);
  assert.match(third[1] ?? '', /,delete,delete,2023-07-01,2023-07-01,2023-07-31,/);
  assert.ok(!list.includes(sessionId(6)), 'what is gone already is nobody’s business');

  const owners = await readFile(join(cwd, 'to/owners-archive-then-delete.csv'), 'utf8');
  assert.match(owners, /^unified\\owner1,owner1@example\.org,2,2\.5,/m);
  assert.match(owners, /delete: One, two/);
  assert.deepEqual(
    (await readdir(cwd)).sort(),
    ['plan.yaml', REPORTS.created, REPORTS.usage, 'to'].sort(),
    'a plan’s name leads nowhere else',
  );
});

test('a plan that names what is not there is told so, and two plans are held against each other', async (t) => {
  const user = PLAN.replace('name: delete, action', 'name: delete, where: { folder: User }, action');
  const cwd = await place(t, { 'user.yaml': user.replace('../../', 'User: ') });
  const plans = ['--plan', 'plan.yaml', 'user.yaml', '--out', 'to', '--format', 'csv'];
  const { code, err } = await ran(cwd, ...ASKED, ...plans);
  assert.equal(code, 0, err);
  assert.match(err, /no recording has the folder “User”\. Did you mean “Users”\?/);
  const table = await readFile(join(cwd, 'to/differences.csv'), 'utf8');
  assert.match(table, /^User: Archive: then delete,deleted,archived,5,5\.25\r$/m);
  const list = 'difference-archive-then-delete-and-user-archive-then-delete.csv';
  const difference = await readFile(join(cwd, 'to', list), 'utf8');
  assert.match(difference, /^[0-9a-f-]{36},"One, two",Users[^,]*,unified\\owner1,1,deleted,/m);
});

test('who is told when: a letter for each owner and day', async (t) => {
  const cwd = await place(t, {
    'told.yaml': PLAN.replace('after: 12 months }', 'after: 12 months, notice: [30 days, 7 days] }'),
  });
  assert.equal((await ran(cwd, ...ASKED, '--plan', 'told.yaml', '--out', 'to')).code, 0);
  const letters = await readFile(join(cwd, 'to/letters-archive-then-delete.csv'), 'utf8');
  const own = letters.split('\r\n').filter((line) => line.includes('owner1'));
  assert.deepEqual(own.slice(0, 2), [
    '2022-09-01,unified\\owner1,owner1@example.org,archive,2022-10-01,2022-10-01,1,1,"One, two"',
    '2022-09-24,unified\\owner1,owner1@example.org,archive,2022-10-01,2022-10-01,1,1,"One, two"',
  ]);
});

test('in the terminal the plan is told by the months that matter', async (t) => {
  const { out } = await ran(await place(t), ...ASKED, '--plan', 'plan.yaml');
  const months = out.split('\n').flatMap((line) => /^(\d{4}-\d{2}) /.exec(line)?.[1] ?? []);
  assert.deepEqual(months, ['2022-06', '2022-11', '2023-05', '2023-11', '2024-05', '2024-11', '2025-05']);
  assert.match(out, /Nobody watches anything/);
});

test('a workbook for the answers, and one for the list', async (t) => {
  const cwd = await place(t);
  const { code, err, out } = await ran(
    cwd,
    ...ASKED,
    '--plan',
    'plan.yaml',
    '--out',
    'to',
    '--format',
    'xlsx',
  );
  assert.deepEqual([code, out], [0, ''], err);
  for (const name of ['retention.xlsx', 'actions-archive-then-delete.xlsx']) {
    const book = await readFile(join(cwd, 'to', name));
    assert.equal(book.subarray(0, 2).toString(), 'PK', name);
  }
});

test('what oc-stats did not write is not written over', async (t) => {
  const cwd = await place(t);
  const again = [...ASKED, '--plan', 'plan.yaml', '--out', 'to'];
  assert.equal((await ran(cwd, ...again)).code, 0);
  const replaced = await ran(cwd, ...again);
  assert.equal(replaced.code, 0);
  assert.match(replaced.err, /4 files, 4 of them in the place of what was there/);

  const list = join(cwd, 'to/actions-archive-then-delete.csv');
  await writeFile(list, 'somebody’s notes');
  const refused = await ran(cwd, ...again);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /were changed since: actions-archive-then-delete\.csv\. Nothing was written/);
  assert.equal(await readFile(list, 'utf8'), 'somebody’s notes');
  assert.ok(
    (await readdir(join(cwd, 'to'))).every((name) => !name.startsWith('.')),
    'nothing half-done stays',
  );

  assert.equal((await ran(cwd, ...again, '--overwrite')).code, 0);
  assert.match(await readFile(list, 'utf8'), /^\ufeffid,/);
});

test('rules about owners who left, and recordings that a table names', async (t) => {
  const left = 'name: left\nrules: [{ name: gone, action: delete, where: { ownerActive: false } }]\n';
  const named = `name: named\nrules: [{ name: these, action: delete, where: { idsFrom: ids.csv } }]\n`;
  const cwd = await place(t, {
    'left.yaml': left,
    'named.yaml': named,
    'nobody.csv': 'username\nsomebody-else\n',
    'staff.csv': 'Name,Username\nOwner,OWNER1\n',
    'ids.csv': `title,Session ID\nOne,{${sessionId(1).toUpperCase()}}\n`,
  });
  const deleted = async (...more: string[]) => {
    const { code, err, out } = await ran(cwd, ...ASKED, ...more, '--format', 'json');
    assert.equal(code, 0, err);
    return (JSON.parse(out) as RetentionReport).scenarios[0]?.months.at(-1)?.deleted;
  };
  assert.equal(await deleted('--plan', 'left.yaml', '--owners', 'nobody.csv'), 2);
  assert.equal(await deleted('--plan', 'left.yaml', '--owners', 'staff.csv'), 0);
  assert.equal(await deleted('--plan', 'named.yaml'), 1);
});
