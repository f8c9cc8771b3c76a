import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { OperatorError } from '../commands/operator-error.ts';
import { askOwner } from './ask-owner.ts';

async function folderOf(context: TestContext, answer?: RequestListener): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'oc-stats-ask-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  if (!answer) return folder;
  const service = createServer(answer);
  context.after(() => service.close());
  await new Promise<void>((resolve) => service.listen(join(folder, 'oc-stats.sock'), resolve));
  return folder;
}

test('a service that breaks off is told as that, with what to do', async (context) => {
  const answers: RequestListener[] = [
    (_, answer) => answer.destroy(),
    (_, answer) => void answer.write('{"version":', () => answer.destroy()),
    (_, answer) => answer.end('{"version":'),
  ];
  for (const answer of answers) {
    const folder = await folderOf(context, answer);
    await assert.rejects(askOwner(folder, 'GET', '/status'), (error) => {
      assert.ok(error instanceof OperatorError);
      assert.match(error.message, /^The service ended before it had answered "status".* run this again\.$/);
      return true;
    });
  }
});

test('what the service refuses is told in its words', async (context) => {
  const folder = await folderOf(context, (_, answer) => answer.writeHead(409).end('{"message":"Not here."}'));
  await assert.rejects(askOwner(folder, 'POST', '/refresh', {}), { message: 'Not here.' });
});

test('no service is no failure', async (context) => {
  assert.equal(await askOwner(await folderOf(context), 'GET', '/status'), null);
});
