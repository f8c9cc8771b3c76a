import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { OperatorError } from '../../commands/operator-error.ts';
import { askJob } from './ask-job.ts';

test('a service that ends in the middle of a job is told as that', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'oc-stats-ask-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  for (const left of ['{"plan":["Copy."]}\n', '{"plan":["Copy."]}\n{"resu']) {
    const service = createServer((_, answer) => {
      answer.write(left, () => answer.destroy());
    });
    context.after(() => service.close());
    await new Promise<void>((resolve) => service.listen(join(folder, 'oc-stats.sock'), resolve));
    const said: unknown[] = [];
    const request = { options: {}, dryRun: false };
    await assert.rejects(
      askJob(folder, 'import-influx', request, (line) => said.push(line)),
      (error) => error instanceof OperatorError && /The service ended before the job did/.test(error.message),
    );
    assert.deepEqual(said, [{ plan: ['Copy.'] }]);
    service.close();
  }
});
