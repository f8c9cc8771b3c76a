import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { METRIC_IDS } from '@oc-stats/contract';
import { ADAPTER_PROVIDERS } from '@oc-stats/opencast/fake';
import { membersIn } from './members.ts';
import { RANGE, episode, failIf, only, row, scope, series, timeline } from './one-episode.fixture.ts';
import { TODAY, openOver, organization } from './opencast.fixture.ts';

describe('what Opencast counts', () => {
  it('is what its providers offer', async () => {
    const { store } = await openOver({ rows: [] });
    assert.deepEqual(store.capabilities(), {
      metrics: METRIC_IDS,
      write: false,
      segments: false,
      dayZone: 'UTC',
      source: 'opencast',
    });
    const { store: poorer } = await openOver({
      rows: [],
      fake: { statisticsProviders: ADAPTER_PROVIDERS.filter(({ metric }) => metric === 'plays') },
    });
    assert.deepEqual(poorer.capabilities().metrics, ['plays']);
  });

  it('is found out as soon as Opencast answers', async () => {
    let isAway = true;
    const { store } = await openOver({
      rows: [row('2026-10-01')],
      fake: only('organization'),
      meanwhile: () => failIf(isAway),
    });
    await assert.rejects(timeline(store), {
      name: 'StoreError',
      code: 'unavailable',
      message: /cannot be reached/,
    });
    isAway = false;
    assert.deepEqual((await timeline(store)).values, { plays: [1] });
  });

  it('refuses with a sentence what it cannot tell', async () => {
    const { store } = await openOver({ rows: [row('2026-10-01')], fake: only('organization', 'series') });
    const question = { scope, range: RANGE, metrics: ['plays'], grain: 'week' } as const;
    const refused = [
      () => store.matrix({ ...question, metric: 'plays' }),
      () => store.totals({ ...question, by: 'episode', order: 'plays', limit: 3 }),
      () => store.daily({ ...question, by: 'episode' }),
      () => store.segments({ scope: series, range: RANGE }),
      () => store.matrix({ ...question, scope: series, metric: 'plays' }),
      () => store.timeline({ ...question, scope: { organization, type: 'episode', id: episode!.id } }),
    ];
    for (const ask of refused) {
      await assert.rejects(ask, { name: 'StoreError', code: 'not-available', message: /\S+ \S+ \S+.*\.$/ });
    }
    await assert.rejects(() => store.timeline({ ...question, metrics: [] }), { code: 'invalid' });
    await assert.rejects(() => store.timeline({ ...question, range: { from: 'x', to: TODAY } }), {
      code: 'invalid',
    });
  });

  it('adds up the episodes where series are not counted', async () => {
    const { store } = await openOver({ rows: [row('2026-10-01')], fake: only('organization', 'episode') });
    const { values } = await store.timeline({
      scope: series,
      range: RANGE,
      grain: 'day',
      metrics: ['plays'],
    });
    assert.deepEqual(values, { plays: [1] });
  });

  it('is hidden from an account without the rights, and the store says so', async () => {
    const roles = ['ROLE_API', 'ROLE_API_STATISTICS_VIEW'];
    const { store } = await openOver({ rows: [row('2026-10-01')], fake: { roles } });
    await assert.rejects(timeline(store), { code: 'not-available', message: /administrators only/ });
    const { values } = await store.timeline({
      scope: series,
      range: RANGE,
      grain: 'day',
      metrics: ['plays'],
    });
    assert.deepEqual(values, { plays: [1] });
    const { store: none } = await openOver({ rows: [], fake: { roles: ['ROLE_API'] } });
    await assert.rejects(timeline(none), { code: 'unavailable', message: /"oc-stats" read/ });
  });

  it('needs the catalogue to know what belongs to what', async () => {
    const { store } = await openOver({
      rows: [row('2026-10-01')],
      store: { membersOf: membersIn(() => null) },
    });
    assert.deepEqual((await timeline(store)).values, { plays: [1] });
    const ask = store.totals({
      scope,
      by: 'series',
      range: RANGE,
      metrics: ['plays'],
      order: 'plays',
      limit: 3,
    });
    await assert.rejects(ask, { code: 'unavailable', message: /catalogue/ });
  });
});
