import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { dailyRows, days, scopeOf } from '@oc-stats/store/conformance';
import { openDuckdbStore } from './index.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';

const folder = new TemporaryFolder();
after(() => folder.remove());

const QUESTION = { range: days('2024-01-01', '2024-12-31'), metrics: ['plays'], grain: 'day' } as const;

for (const [name, expected] of [
  ['an exception that nobody caught', /stopped unexpectedly: out of luck\. Restart the service/],
  ['a sudden exit', /stopped unexpectedly\. Restart the service/],
] as const) {
  test(`${name} in the worker reaches everyone who waits, and those who come later`, async () => {
    const path = folder.file(name);
    const workerUrl = new URL(`./crashing-worker.fixture.mjs?${encodeURIComponent(name)}`, import.meta.url);
    const store = await openDuckdbStore({ folder: path, workerUrl });
    const batch = { id: 'kept', organization: 'o', rows: dailyRows('e s 2024-05-01 3 2 1') };
    assert.equal((await store.putDaily(batch)).applied, true);

    const waiting = [
      store.timeline({ ...QUESTION, scope: scopeOf('o') }),
      store.verify(),
      store.putDaily({ ...batch, id: 'lost' }),
      store.compact(),
    ];
    for (const answer of await Promise.allSettled(waiting.slice(1))) {
      assert.equal(answer.status, 'rejected');
      assert.match(String((answer as PromiseRejectedResult).reason), expected);
    }
    await Promise.allSettled(waiting);
    await assert.rejects(store.bounds('o'), { name: 'StoreError', code: 'unavailable', message: expected });
    const health = await store.health();
    assert.deepEqual([health.ok, expected.test(health.message ?? '')], [false, true]);
    await store.close();

    const again = await openDuckdbStore({ folder: path });
    assert.equal((await again.putDaily(batch)).applied, false, 'what was acknowledged is kept');
    assert.equal((await again.timeline({ ...QUESTION, scope: scopeOf('o') })).values.plays?.[0], 3);
    await again.close();
  });
}

test('a worker that is not there is a sentence, not a hang', async () => {
  const workerUrl = new URL('./no-such-worker.js', import.meta.url);
  await assert.rejects(openDuckdbStore({ folder: folder.file('none'), workerUrl }), {
    code: 'unavailable',
    message: /no-such-worker/,
  });
});
