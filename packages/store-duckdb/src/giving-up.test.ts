import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Engine } from '@oc-stats/duckdb';
import { days, scopeOf } from '@oc-stats/store/conformance';
import type { DailyRow } from '@oc-stats/store';
import { StoreSession } from './engine/store-session.ts';
import type { DuckdbStore } from './index.ts';
import { engineOptions } from './statistics-file.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';

const folder = new TemporaryFolder();
let store: DuckdbStore;
before(async () => {
  store = await folder.open(folder.file('store'));
});
after(async () => {
  await store.close();
  await folder.remove();
});

const ALL = { range: days('2024-01-01', '2024-12-31'), metrics: ['plays'], grain: 'day' } as const;

test('a running statement that is kept is interrupted, and its connection goes on', async () => {
  const options = engineOptions(folder.path, { memoryLimit: '256MB', threads: 2 });
  const engine = await Engine.open(':memory:', options);
  const session = await engine.session(StoreSession);
  const controller = new AbortController();
  const endless = session.under(controller.signal, () =>
    session.transaction(() =>
      session.rows('SELECT count(*) FROM range(1e12::BIGINT) a(x) WHERE hash(x) = 7'),
    ),
  );
  setImmediate(() => controller.abort());
  await assert.rejects(endless, { code: 'aborted' });
  assert.deepEqual(await session.rows('SELECT 1'), [[1]]);
  await engine.close();
});

test('a question is given up at once, and the next one is answered', async () => {
  await store.putDaily({ id: 'rows', organization: 'o', rows: manyRows('o', 20_000) });
  const controller = new AbortController();
  const reason = new Error('the reader left');
  const questions = Array.from({ length: 12 }, () =>
    store.matrix({ scope: scopeOf('o'), metric: 'plays', ...ALL }, controller.signal),
  );
  controller.abort(reason);
  for (const answer of await Promise.allSettled(questions)) {
    assert.equal(answer.status, 'rejected');
    const { code, cause } = answer.reason as { code: string; cause: unknown };
    assert.deepEqual([code, cause], ['aborted', reason]);
  }
  const answer = await store.timeline({ scope: scopeOf('o'), ...ALL });
  assert.equal(sum(answer.values.plays), 20_000);
});

test('a batch that waits is given up without a trace', async () => {
  const controller = new AbortController();
  const first = store.putDaily({ id: 'first', organization: 'w', rows: manyRows('first', 20_000) });
  const second = store.putDaily(
    { id: 'second', organization: 'w', rows: manyRows('second', 5) },
    controller.signal,
  );
  controller.abort();
  await assert.rejects(second, { code: 'aborted' });
  assert.equal((await first).applied, true);
  assert.equal(sum((await store.timeline({ scope: scopeOf('w'), ...ALL })).values.plays), 20_000);
  assert.equal((await store.putDaily({ id: 'second', organization: 'w', rows: [] })).applied, true);
});

test('a batch that is under way is taken whole or not at all, as the answer says', async () => {
  const outcomes = new Set<string>();
  for (let attempt = 0; attempt < 12; attempt++) {
    const organization = `half ${attempt}`;
    const controller = new AbortController();
    const batch = { id: 'b', organization, rows: manyRows(organization, 3_000), covers: ALL.range };
    const sent = store.putDaily(batch, controller.signal);
    setTimeout(() => controller.abort(), attempt * 8);
    const outcome = await sent.then(
      () => 'applied',
      (error: unknown) => (error as { code: string }).code,
    );
    outcomes.add(outcome);
    const plays = sum((await store.timeline({ scope: scopeOf(organization), ...ALL })).values.plays);
    const { through } = await store.bounds(organization);
    assert.deepEqual(
      [outcome, plays, through],
      outcome === 'applied' ? ['applied', 3_000, ALL.range.to] : ['aborted', 0, null],
    );
    assert.equal((await store.putDaily(batch)).applied, outcome === 'aborted');
  }
  assert.ok(outcomes.has('aborted'), 'no attempt was early enough to prove anything');
  assert.deepEqual((await store.verify()).problems, []);
});

function manyRows(prefix: string, count: number): DailyRow[] {
  return Array.from({ length: count }, (_, i) => ({
    episode: `${prefix} ${i % 1_000}`,
    series: `series ${i % 7}`,
    day: `2024-${String(1 + (Math.floor(i / 1_000) % 12)).padStart(2, '0')}-${String(1 + Math.floor(i / 12_000)).padStart(2, '0')}`,
    plays: 1,
    visitors: 1,
    finishes: 0,
  }));
}

function sum(values: readonly number[] = []): number {
  return values.reduce((total, value) => total + value, 0);
}
