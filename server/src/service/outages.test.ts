import assert from 'node:assert/strict';
import test from 'node:test';
import { StoreError, type StatsReader } from '@oc-stats/store';
import { asked, smallApp, smallStore } from '../app.fixture.ts';
import { awaitedLog } from './awaited-log.fixture.ts';
import { Outage } from './outage.ts';
import { watchedReader } from './watched-reader.ts';

const ADDRESS = 'http://10.0.0.7:8086';

test('a thousand questions to a store that is away are one line in the log, and its address is nowhere else', async () => {
  const { lines, log } = awaitedLog();
  const told = () => lines.filter(({ level, msg }) => Number(level) >= 40 || / is back$/.test(msg));
  let now = 0;
  const store = await smallStore();
  let away = true;
  const failing = new Proxy(store, {
    get: (target, name) => {
      const operation = Reflect.get(target, name) as (...given: unknown[]) => unknown;
      if (!away || name === 'capabilities') return operation.bind(target);
      return () => Promise.reject(new StoreError('unavailable', `InfluxDB at ${ADDRESS} cannot be reached.`));
    },
  });
  const outage = new Outage({ what: 'InfluxDB', log, now: () => now });
  const app = await smallApp({ reader: watchedReader(failing, outage), log });
  for (let question = 0; question < 100; question++) {
    const path = `/api/v1/stats/series/algebra/timeline?period=P${question + 7}D`;
    const answer = await app.request(path);
    assert.equal(answer.status, 503);
    assert.ok(!(await answer.text()).includes('10.0.0.7'));
  }
  const readiness = await app.request('/readyz');
  assert.equal(readiness.status, 503);
  assert.ok(!(await readiness.text()).includes('10.0.0.7'));
  assert.deepEqual(
    told().map(({ msg, reason }) => [msg, reason]),
    [
      [
        'InfluxDB is away; what is known already is shown meanwhile',
        `InfluxDB at ${ADDRESS} cannot be reached.`,
      ],
    ],
  );

  away = false;
  now = 60_000;
  await asked(app, '/api/v1/stats/series/algebra/timeline?period=P7D');
  assert.deepEqual(
    told()
      .slice(1)
      .map(({ msg }) => msg),
    ['InfluxDB is back'],
  );
});

test('what nobody waits for any more, and what a store cannot do, is no outage', async () => {
  const { lines, log } = awaitedLog();
  const store = await smallStore();
  for (const code of ['aborted', 'closed', 'not-available', 'bad-cursor'] as const) {
    const reader = { ...store, bounds: () => Promise.reject(new StoreError(code)) } as StatsReader;
    await assert.rejects(watchedReader(reader, new Outage({ what: 'x', log })).bounds('o'), { code });
  }
  assert.deepEqual(lines, []);
});
