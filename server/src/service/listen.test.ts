import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { askOwner } from './ask-owner.ts';
import { socketPath } from './socket-path.ts';
import { listenOn, listenOnSocket, type OnFailure } from './listen.ts';

const unexpected: OnFailure = (error) => {
  throw error;
};

test('a request that runs is answered although the service is asked to end, and no new one is taken', async () => {
  let arrived = (): void => {};
  const running = new Promise<void>((resolve) => (arrived = resolve));
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const web = await listenOn(
    '127.0.0.1',
    0,
    async () => {
      arrived();
      await held;
      return new Response('answered');
    },
    unexpected,
  );
  const answer = fetch(web.address);
  await running;
  const closed = web.close(10_000);
  await assert.rejects(fetch(`${web.address}/new`));
  release();
  assert.equal(await (await answer).text(), 'answered');
  await closed;
});

test('a request that never ends is given up after a while', async () => {
  let arrived = (): void => {};
  const running = new Promise<void>((resolve) => (arrived = resolve));
  const web = await listenOn(
    '127.0.0.1',
    0,
    () => {
      arrived();
      return new Promise<Response>(() => undefined);
    },
    unexpected,
  );
  const answer = assert.rejects(fetch(web.address));
  await running;
  await web.close(1);
  await answer;
});

test('when no service runs, nobody is asked; when the folder lies too deep, likewise', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'oc-stats-'));
  t.after(() => rm(folder, { recursive: true }));
  assert.equal(await askOwner(folder, 'GET', '/status'), null);
  assert.equal(await askOwner(join(folder, 'x'.repeat(200)), 'GET', '/status'), null);
  assert.equal(socketPath(join(folder, 'x'.repeat(200))), null);

  const socket = await listenOnSocket(
    socketPath(folder) ?? '',
    () => Response.json({ well: true }),
    unexpected,
  );
  assert.deepEqual(await askOwner(folder, 'GET', '/status'), { well: true });
  await socket.close(1_000);
});
