import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { dailyRows, days, scopeOf } from '@oc-stats/store/conformance';
import { Child } from './child.fixture.ts';
import { answersOf, putBatch } from './history.fixture.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';

const folder = new TemporaryFolder();
after(() => folder.remove());

const QUESTION = { range: days('2024-01-01', '2024-12-31'), metrics: ['plays'], grain: 'day' } as const;

for (const [name, worker, expected] of [
  [
    'an exception that nobody caught',
    './crashing-worker.fixture.mjs',
    /stopped unexpectedly: out of luck\. Restart the service/,
  ],
  ['a sudden exit', './vanishing-worker.fixture.mjs', /stopped unexpectedly\. Restart the service/],
] as const) {
  test(`${name} in the worker reaches everyone who waits, and those who come later`, async () => {
    const path = folder.file(name);
    const workerUrl = new URL(worker, import.meta.url);
    const store = await folder.open(path, { workerUrl });
    const batch = { id: 'kept', organization: 'o', rows: dailyRows('e s 2024-05-01 3 2 1') };
    assert.equal((await store.putDaily(batch)).applied, true);

    const waiting = [
      store.compact(),
      store.timeline({ ...QUESTION, scope: scopeOf('o') }),
      store.putDaily({ ...batch, id: 'lost' }),
      store.verify(),
    ];
    for (const answer of await Promise.allSettled(waiting)) {
      assert.equal(answer.status, 'rejected');
      assert.match(String(answer.reason), expected);
    }
    await assert.rejects(store.bounds('o'), { name: 'StoreError', code: 'unavailable', message: expected });
    const health = await store.health();
    assert.deepEqual([health.ok, expected.test(health.message ?? '')], [false, true]);
    await store.close();

    const again = await folder.open(path);
    assert.equal((await again.putDaily(batch)).applied, false, 'what was acknowledged is kept');
    assert.equal((await again.timeline({ ...QUESTION, scope: scopeOf('o') })).values.plays?.[0], 3);
    await again.close();
  });
}

test('a worker that breaks down in the middle of statements takes nobody with it', async () => {
  const path = folder.file('middle');
  const workerUrl = new URL('./crashing-worker.fixture.mjs', import.meta.url);
  const store = await folder.open(path, { workerUrl });
  await putBatch(store, 0, 1);
  const asked = [putBatch(store, 1, 1), store.verify(), answersOf(store), store.compact()];
  assert.deepEqual(
    new Set((await Promise.allSettled(asked)).map(({ status }) => status)),
    new Set(['rejected']),
  );
  await store.close();
  const again = await folder.open(path);
  assert.equal((await putBatch(again, 0, 1)).applied, false);
  assert.deepEqual((await again.verify()).problems, []);
  await again.close();
});

test('a process that exits in the middle of statements exits as it said', async () => {
  const child = new Child('./leaver.fixture.ts', folder.file('left'));
  await child.exited;
  assert.deepEqual([child.exitCode, child.errors], [7, '']);
});

test('a worker that is not there is a sentence, not a hang', async () => {
  const workerUrl = new URL('./no-such-worker.js', import.meta.url);
  await assert.rejects(folder.open(folder.file('none'), { workerUrl }), {
    code: 'unavailable',
    message: /no-such-worker/,
  });
});
