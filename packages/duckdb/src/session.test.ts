import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, test } from 'node:test';
import { Engine } from './engine.ts';
import { Session } from './session.ts';
import { optionsFor, shelfIn } from './shelf.fixture.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';

const folder = new TemporaryFolder();
after(() => folder.remove());
let engine: Engine;
let session: Session;
beforeEach(async () => {
  engine = await Engine.open(':memory:', optionsFor(shelfIn(folder.path)));
  session = await engine.session(Session);
  await session.run('CREATE TABLE said (what VARCHAR)');
});
afterEach(() => engine.close());

const ENDLESS = 'SELECT count(*) FROM range(1e12::BIGINT) a(x) WHERE hash(x) = 7';
const say = (what: string) => session.run('INSERT INTO said VALUES ($what)', { what });
const said = async () => (await session.rows('FROM said')).flat();

test('a running statement is interrupted, and its connection goes on', async () => {
  const controller = new AbortController();
  const endless = session.under(controller.signal, () => session.transaction(() => session.rows(ENDLESS)));
  setImmediate(() => controller.abort());
  await assert.rejects(endless, { name: 'DatabaseError', code: 'aborted' });
  assert.deepEqual(await session.rows('SELECT 1'), [[1]]);
});

test('a signal that has come begins nothing, and is the cause', async () => {
  const reason = new Error('enough');
  const signal = AbortSignal.abort(reason);
  const refused = { code: 'aborted', cause: reason };
  await assert.rejects(
    session.under(signal, () => say('under')),
    refused,
  );
  await assert.rejects(
    session.turn(() => say('turn'), signal),
    refused,
  );
  assert.deepEqual(await said(), []);
});

test('turns are taken in order, and one that fails stops no other', async () => {
  const turns = [
    session.turn(() => session.transaction(() => say('first'))),
    session.turn(() => session.run('nonsense')),
    session.turn(() => session.transaction(() => say('last'))),
  ];
  const [, failed] = await Promise.allSettled(turns);
  assert.equal(failed?.status, 'rejected');
  assert.deepEqual(await said(), ['first', 'last']);
});

test('a transaction that fails, or is given up before its end, leaves nothing', async () => {
  const failing = session.transaction(async () => {
    await say('lost');
    await session.run('nonsense');
  });
  await assert.rejects(failing, /nonsense/);
  const controller = new AbortController();
  const work = async () => {
    await say('lost, too');
    controller.abort();
  };
  await assert.rejects(session.transaction(work, controller.signal), { code: 'aborted' });
  await assert.rejects(
    session.under(controller.signal, () => session.transaction(work)),
    { code: 'aborted' },
  );
  await session.transaction(() => say('kept'));
  assert.deepEqual(await said(), ['kept']);
});

test('a closed session finishes what it was asked before, and refuses what comes later', async () => {
  const other = await engine.session(Session);
  let isDone = false;
  const asked = other.turn(async () => {
    await other.run('INSERT INTO said VALUES (1)');
    await other.run('INSERT INTO said VALUES (2)');
    isDone = true;
  });
  await engine.release(other);
  assert.equal(isDone, true);
  await asked;
  await assert.rejects(
    other.turn(() => other.run('SELECT 1')),
    { name: 'DatabaseError', code: 'closed' },
  );
});
