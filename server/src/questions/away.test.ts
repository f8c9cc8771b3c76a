import assert from 'node:assert/strict';
import test from 'node:test';
import { StoreError, type StatsReader } from '@oc-stats/store';
import { asked, NOW, smallApp, smallStore } from '../app.fixture.ts';

type Answer = { readonly asOf: string; readonly totals: { readonly plays: number } };

const KNOWN = '/api/v1/stats/series/algebra/timeline?from=2026-03-01&to=2026-03-31';
const OTHER = '/api/v1/stats/series/history/timeline?from=2026-03-01&to=2026-03-31';

/** A store that can be taken away, as a network can. */
function removable(store: StatsReader): { readonly reader: StatsReader; away: boolean } {
  const state = { away: false, reader: store };
  state.reader = new Proxy(store, {
    get: (target, name) => {
      const operation = Reflect.get(target, name) as (...given: unknown[]) => unknown;
      if (name === 'capabilities') return operation.bind(target);
      return (...given: unknown[]) =>
        state.away ? Promise.reject(new StoreError('unavailable')) : operation.apply(target, given);
    },
  });
  return state;
}

test('while the store is away each question has its last answer, as of when it was made', async () => {
  const store = await smallStore();
  const state = removable(store);
  let now = NOW;
  const app = await smallApp({ reader: state.reader, clock: () => now });
  const first = await asked<Answer>(app, KNOWN);

  // Something was written meanwhile, and only another question was asked since: the moment of the answer has passed.
  const rows = [{ episode: 'a1', series: 'algebra', day: '2026-03-30', plays: 50, visitors: 9, finishes: 1 }];
  await store.putDaily({ id: 'later', organization: 'mh_default_org', rows });
  now = new Date(NOW.getTime() + 3_600_000);
  await asked(app, '/api/v1/organization');
  state.away = true;
  assert.deepEqual(await asked<Answer>(app, KNOWN), first);
  const refused = await asked<{ code: string }>(app, OTHER, 503);
  assert.equal(refused.code, 'store-unavailable');

  state.away = false;
  const again = await asked<Answer>(app, KNOWN);
  assert.equal(again.asOf, now.toISOString());
  assert.ok(again.totals.plays > first.totals.plays);
});

test('one question of a batch fails without harm to the others', async () => {
  const state = removable(await smallStore());
  const app = await smallApp({ reader: state.reader });
  await asked(app, KNOWN);
  state.away = true;
  const paths = [KNOWN, OTHER, '/api/v1/series'];
  const body = JSON.stringify({ questions: paths.map((path, index) => ({ id: String(index), path })) });
  const answer = await app.request('/api/v1/batch', { method: 'POST', body });
  const lines = (await answer.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; status: number });
  assert.deepEqual(
    new Map(lines.map(({ id, status }) => [id, status])),
    new Map([
      ['0', 200],
      ['1', 503],
      ['2', 200],
    ]),
  );
});
