import assert from 'node:assert/strict';
import { test } from 'node:test';
import { report, sessionId } from '../report/report.fixture.ts';
import { openInventory, warningsIn } from '../taken.fixture.ts';

const ID = 'Session ID';
const LENGTH = 'Session Length';
const VIEWS = 'Views and Downloads';
const LAST = 'Most Recent View Date';

const created = (...numbers: readonly number[]) =>
  report('created', [{ [ID]: 'none' }, ...numbers.map((no) => ({ [ID]: sessionId(no), [LENGTH]: no * 6 }))]);
const used = (views: Readonly<Record<number, string>>) =>
  report(
    'usage',
    Object.entries(views).map(([no, last]) => ({
      [ID]: sessionId(Number(no)),
      [LENGTH]: Number(no) * 6,
      [VIEWS]: 1,
      [LAST]: last,
    })),
  );

test('two dates are compared: what is new, gone, watched at last, stale by now, and back', async (t) => {
  const { inventory, take } = await openInventory(t);
  const earlier = await take(
    {
      sessions: { 'c.csv': created(1, 2, 3, 4, 5) },
      usage: { 'u.csv': used({ 3: '1/1/2021', 4: '1/1/2020' }) },
    },
    { asOf: '2021-06-01' },
  );
  const later = await take({
    sessions: { 'c.csv': created(2, 3, 4, 5, 6) },
    usage: { 'u.csv': used({ 2: '5/1/2022', 3: '1/1/2021', 4: '5/1/2022', 6: '5/1/2022' }) },
  });
  const between = { earlier, later, months: 12 };
  const changes = await inventory.compare(between);
  assert.deepEqual(
    Object.fromEntries(
      Object.entries(changes).map(([change, { hours }]) => [change, Math.round(hours * 10)]),
    ),
    {
      added: 6,
      gone: 1,
      'newly-watched': 2,
      'newly-stale': 3,
      'watched-again': 4,
      'newly-archived': 0,
    },
  );
  assert.deepEqual(await inventory.changed(between, 'newly-watched'), [sessionId(2)]);
  assert.deepEqual(await inventory.changed(between, 'gone'), [sessionId(1)]);
  await assert.rejects(inventory.compare({ ...between, later: 9 }), {
    code: 'no-snapshot',
    message: /no snapshot 9/,
  });
});

test('snapshots are listed, found by their day, and removed with all that belongs to them', async (t) => {
  const { inventory, take } = await openInventory(t);
  await assert.rejects(inventory.snapshot(), { code: 'no-snapshot', message: 'The inventory is empty.' });
  const old = await take({ sessions: { 'c.csv': created(1) } }, { asOf: '2021-06-01' });
  const first = await take({ sessions: { 'c.csv': created(1, 2) } });
  const again = await take({
    sessions: { 'd.csv': created(1, 2, 3) },
    usage: { 'u.csv': used({ 1: '1/1/2022' }) },
  });

  assert.deepEqual(
    (await inventory.snapshots()).map(({ asOf, no, origin }) => [no, asOf, origin]),
    [
      [again, '2022-06-01', 'd.csv, u.csv'],
      [first, '2022-06-01', 'c.csv'],
      [old, '2021-06-01', 'c.csv'],
    ],
  );
  assert.deepEqual(
    [(await inventory.snapshot()).no, (await inventory.snapshot('2021-06-01')).no],
    [again, old],
  );
  await assert.rejects(inventory.snapshot('2020-01-01'), {
    code: 'no-snapshot',
    message: /no snapshot of 2020-01-01/,
  });

  await inventory.remove(first);
  assert.deepEqual(
    (await inventory.snapshots()).map(({ no }) => no),
    [again, old],
  );
  assert.deepEqual(await warningsIn(inventory, first), []);
  assert.deepEqual(
    [
      (await inventory.answer(again)).inventory.recordings,
      (await inventory.answer(old)).inventory.recordings,
    ],
    [3, 1],
  );
  assert.equal((await warningsIn(inventory, old)).length, 1);
  await assert.rejects(inventory.answer(first), { code: 'no-snapshot' });
  await assert.rejects(inventory.remove(first), { code: 'no-snapshot' });
});
