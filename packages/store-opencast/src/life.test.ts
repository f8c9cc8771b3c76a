import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it } from 'node:test';
import { METRIC_IDS } from '@oc-stats/contract';
import { membersIn } from './members.ts';
import { RANGE, episode, failIf, row, scope, series, timeline } from './one-episode.fixture.ts';
import { NOON, catalog, openOver, organization, university } from './opencast.fixture.ts';

describe('the life of the store', () => {
  it('tells how Opencast is', async () => {
    const { store } = await openOver({ rows: [] });
    assert.deepEqual(await store.health(), { ok: true, engine: 'Opencast statistics', version: 'v1.11.0' });
    const { store: empty } = await openOver({ rows: [], fake: { statisticsProviders: [] } });
    const health = await empty.health();
    assert.equal(health.ok, false);
    assert.match(health.message ?? '', /etc\/statistics.*ROLE_API_STATISTICS_VIEW/);
    const { store: away } = await openOver({ rows: [], meanwhile: () => failIf(true) });
    assert.match((await away.health()).message ?? '', /cannot be reached/);
  });

  it('ends with its caller', async () => {
    const { store } = await openOver({ rows: [row('2026-10-01')] });
    const gone = AbortSignal.abort();
    const caller = new AbortController();
    const asked = timeline(store, caller.signal);
    caller.abort();
    for (const promise of [
      asked,
      timeline(store, gone),
      store.bounds(organization, gone),
      store.health(gone),
    ]) {
      await assert.rejects(promise, { name: 'StoreError', code: 'aborted' });
    }
    const { signal } = new AbortController();
    assert.deepEqual((await timeline(store, signal)).values, { plays: [1] });
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });

  it('ends with its caller while it waits for what others wait for as well', async () => {
    let isHanging = false;
    let now = NOON;
    const { store } = await openOver({
      rows: [row('2026-10-01')],
      store: { clock: () => now },
      meanwhile: () => (isHanging ? new Promise<void>(() => undefined) : undefined),
    });
    isHanging = true;
    now = new Date(NOON.getTime() + 3_600_000);
    const caller = new AbortController();
    const asked = timeline(store, caller.signal);
    caller.abort();
    await assert.rejects(asked, { name: 'StoreError', code: 'aborted' });
    assert.equal(getEventListeners(caller.signal, 'abort').length, 0);
  });

  it('opens all the same when Opencast does not answer', { timeout: 20_000 }, async () => {
    const { store } = await openOver({
      rows: [],
      store: { startMs: 10 },
      meanwhile: () => new Promise<void>(() => undefined),
    });
    assert.deepEqual(store.capabilities().metrics, METRIC_IDS);
  });

  it('answers nothing once it is closed', async () => {
    const { store } = await openOver({ rows: [] });
    await store.close();
    await store.close();
    await assert.rejects(timeline(store), { name: 'StoreError', code: 'closed' });
    await assert.rejects(store.health(), { code: 'closed' });
  });

  it('does without recordings that are gone from Opencast', async () => {
    const missing = university.episodes.filter(({ seriesId }) => seriesId === series.id).at(-1)!;
    const rest = { ...university, episodes: university.episodes.filter(({ id }) => id !== missing.id) };
    const { store } = await openOver({
      rows: [row('2026-10-01')],
      university: rest,
      fake: { roles: ['ROLE_API', 'ROLE_API_STATISTICS_VIEW', `${series.id}_Learner`] },
    });
    const answer = await store.totals({
      scope: series,
      by: 'episode',
      range: RANGE,
      metrics: ['plays'],
      order: 'plays',
      limit: 5,
    });
    assert.deepEqual(answer.ids, [episode!.id]);
  });

  it('knows its members by the catalogue', () => {
    const membersOf = membersIn(() => catalog);
    assert.equal(membersOf(scope).series.length, catalog.size.series);
    assert.ok(membersOf(series).episodes.includes(episode!.id));
    assert.deepEqual(membersOf({ organization, type: 'episode', id: episode!.id }).series, [series.id]);
    assert.deepEqual(membersOf({ organization, type: 'episode', id: '?' }).series, []);
    const alone = university.episodes.filter(({ seriesId }) => seriesId === null).map(({ id }) => id);
    const { episodes } = membersOf({ organization, type: 'series', id: null });
    assert.deepEqual(new Set(episodes), new Set(alone));
  });
});
