import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METRIC_IDS } from '@oc-stats/contract';
import { ALL_DAYS, GOLDEN } from './golden.ts';
import { days, scopeOf, type OpenStore, type Subject, type WritableStore } from './subject.ts';

export function lifeTests(subject: Subject, open: OpenStore): void {
  test('life: a question or batch that is already given up is refused, and applies nothing', async () => {
    const organization = await subject.filled(GOLDEN);
    const reason = new Error('the reader left');
    for (const call of callsOf(subject.store, organization)) {
      await assert.rejects(call(AbortSignal.abort(reason)), {
        name: 'StoreError',
        code: 'aborted',
        cause: reason,
      });
    }
    const answer = await subject.store.putDaily({ id: 'given up', organization, rows: [] });
    assert.equal(answer.applied, true);
  });

  test('life: a signal that fires afterwards changes nothing', async () => {
    const organization = await subject.filled(GOLDEN);
    const controller = new AbortController();
    for (const call of callsOf(subject.store, organization)) await call(controller.signal);
    controller.abort();
    assert.equal((await subject.store.putDaily({ id: 'given up', organization, rows: [] })).applied, false);
  });

  test('life: health and capabilities', async () => {
    const health = await subject.store.health();
    assert.equal(health.ok, true);
    assert.ok(health.engine !== '' && health.version !== '');
    const capabilities = subject.store.capabilities();
    assert.deepEqual(capabilities.metrics, METRIC_IDS);
    assert.deepEqual([capabilities.write, capabilities.segments], [true, true]);
    assert.ok(capabilities.dayZone !== '');
  });

  test('life: a closed store says so, and may be closed again', async () => {
    const { store, close } = await open();
    await store.close();
    await store.close();
    for (const call of callsOf(store, 'organization')) await assert.rejects(call(), { code: 'closed' });
    await close();
  });
}

export function durabilityTests(open: OpenStore): void {
  test('life: everything is there after closing and opening again', async () => {
    const opened = await open();
    try {
      assert.ok(opened.reopen, 'a durable store can be opened again');
      const organization = 'kept';
      const batch = { id: 'b', organization, rows: GOLDEN, covers: days('2023-01-01', '2027-01-31') };
      const row = {
        episode: 'e1',
        series: 's1',
        day: '2024-05-01',
        days: 7,
        step: 10,
        duration: 25,
        plays: 2,
      };
      const segments = { id: 'b', organization, rows: [{ ...row, counts: [2, 1, 0] }] };
      await opened.store.putDaily(batch);
      await opened.store.putSegments(segments);
      const before = await answersOf(opened.store, organization);
      const store = await opened.reopen();
      assert.deepEqual(await answersOf(store, organization), before);
      assert.equal((await store.putDaily(batch)).applied, false);
      assert.equal((await store.putSegments(segments)).applied, false);
    } finally {
      await opened.close();
    }
  });
}

type Call = (signal?: AbortSignal) => Promise<unknown>;

function callsOf(store: WritableStore, organization: string): Call[] {
  const scope = scopeOf(organization, 'series', 's1');
  const question = { scope, range: ALL_DAYS, grain: 'day', metrics: METRIC_IDS } as const;
  return [
    (signal) => store.timeline(question, signal),
    (signal) => store.timeline({ ...question, by: { type: 'episode', top: 2 } }, signal),
    (signal) => store.totals({ ...question, by: 'episode', order: 'plays', limit: 5 }, signal),
    (signal) => store.matrix({ ...question, metric: 'plays' }, signal),
    (signal) => store.daily({ ...question, by: 'episode' }, signal),
    (signal) => store.segments(question, signal),
    (signal) => store.bounds(organization, signal),
    (signal) => store.health(signal),
    (signal) => store.changes(organization, '', signal),
    (signal) => store.putDaily({ id: 'given up', organization, rows: [] }, signal),
    (signal) => store.putSegments({ id: 'given up', organization, rows: [] }, signal),
  ];
}

export async function answersOf(store: WritableStore, organization: string): Promise<unknown[]> {
  const calls = callsOf(store, organization).slice(0, 7);
  return Promise.all(calls.map((call) => call()));
}
