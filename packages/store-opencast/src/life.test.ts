import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it } from 'node:test';
import { METRIC_IDS, addDays, type DayRange } from '@oc-stats/contract';
import type { FakeOpencastOptions } from '@oc-stats/opencast/fake';
import { ADAPTER_PROVIDERS } from '@oc-stats/opencast/fake';
import type { DailyRow, StatsReader } from '@oc-stats/store';
import { membersIn } from './members.ts';
import { NOON, TODAY, catalog, openOver, organization, university } from './opencast.fixture.ts';

const YESTERDAY = addDays(TODAY, -1);
const RANGE: DayRange = { from: '2026-09-01', to: TODAY };
const [episode] = university.episodes.filter(({ seriesId }) => seriesId !== null);
const scope = { organization, type: 'organization', id: organization } as const;
const series = { organization, type: 'series', id: episode!.seriesId! } as const;
const row = (day: string, change: Partial<DailyRow> = {}): DailyRow => ({
  episode: episode!.id,
  series: episode!.seriesId,
  day,
  plays: 1,
  visitors: 1,
  finishes: 1,
  ...change,
});
const only = (...types: readonly string[]): Partial<FakeOpencastOptions> => ({
  statisticsProviders: ADAPTER_PROVIDERS.filter(({ resourceType }) => types.includes(resourceType)),
});
const failIf = (isAway: boolean) => {
  if (isAway) throw new TypeError('fetch failed');
};
const timeline = (store: StatsReader, signal?: AbortSignal) =>
  store.timeline({ scope, range: RANGE, grain: 'day', metrics: ['plays'] }, signal);

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

describe('since when and until when Opencast has counted', () => {
  for (const first of ['2011-12-31', '2024-01-01', '2026-11-18']) {
    it(`from the first day with a number, ${first}, to yesterday`, async () => {
      const { store } = await openOver({ rows: [row(first), row('2026-11-19'), row('2026-11-18')] });
      const { countingSince, through, provisionalFrom } = await store.bounds(organization);
      assert.deepEqual([countingSince, through, provisionalFrom], [first, YESTERDAY, null]);
    });
  }

  it('with today still growing', async () => {
    const { store } = await openOver({ rows: [row('2026-10-01'), row(TODAY)] });
    const { through, provisionalFrom } = await store.bounds(organization);
    assert.deepEqual([through, provisionalFrom], [YESTERDAY, TODAY]);
    const { store: fresh } = await openOver({ rows: [row(TODAY)] });
    const bounds = await fresh.bounds(organization);
    assert.deepEqual([bounds.countingSince, bounds.through, bounds.provisionalFrom], [null, null, TODAY]);
  });

  it('never, while there is nothing', async () => {
    const { store } = await openOver({ rows: [] });
    const { countingSince, through, provisionalFrom } = await store.bounds(organization);
    assert.deepEqual([countingSince, through, provisionalFrom], [null, null, null]);
    assert.deepEqual(await timeline(store), { buckets: [], values: { plays: [] }, before: { plays: 0 } });
  });

  it('by the series where the organisation is not to be seen', async () => {
    const { store } = await openOver({
      rows: [row('2020-05-05')],
      fake: { roles: ['ROLE_API', 'ROLE_API_STATISTICS_VIEW'] },
    });
    assert.equal((await store.bounds(organization)).countingSince, '2020-05-05');
  });

  it('as it is told where there are episodes only, and otherwise not at all', async () => {
    const rows = [row('2026-10-01')];
    const { store } = await openOver({ rows, fake: only('episode'), store: { since: '2024-02-01' } });
    assert.equal((await store.bounds(organization)).countingSince, '2024-02-01');
    const { store: untold } = await openOver({ rows, fake: only('episode') });
    await assert.rejects(untold.bounds(organization), { code: 'not-available', message: /since when/ });
  });

  it('with a revision that changes with the recent days, and with the day', async () => {
    let rows = [row('2026-10-01'), row('2026-11-17')];
    let now = NOON;
    const { store } = await openOver({
      rows: [],
      fake: {
        statistics: (_type, _id, metric, { from, to }) =>
          new Map(rows.filter(({ day }) => day >= from && day <= to).map((one) => [one.day, one[metric]])),
      },
      store: { clock: () => now },
    });
    const revision = async () => {
      now = new Date(now.getTime() + 60_000);
      return (await store.bounds(organization)).revision;
    };
    const first = await revision();
    assert.equal(await revision(), first);
    rows = [row('2026-10-01'), row('2026-11-17', { plays: 2 })];
    const second = await revision();
    assert.notEqual(second, first);
    rows = [row('2026-10-01'), row('2026-11-17')];
    const third = await revision();
    assert.ok(third !== first && third !== second);
    now = new Date('2026-11-21T12:00:00Z');
    assert.ok(![first, second, third].includes(await revision()));
  });

  it('is asked once for all who ask at the time, and again when the clock was set back', async () => {
    let now = NOON;
    const { store, requests } = await openOver({ rows: [row('2026-10-01')], store: { clock: () => now } });
    await Promise.all([timeline(store), timeline(store), store.bounds(organization)]);
    const asked = () => requests.filter((path) => path === 'GET /api/statistics/providers').length;
    assert.equal(asked(), 1);
    now = new Date(NOON.getTime() - 3_600_000);
    await store.bounds(organization);
    assert.equal(asked(), 2);
  });

  it('stays known while Opencast is away', async () => {
    let isAway = false;
    let now = NOON;
    const { store } = await openOver({
      rows: [row('2026-10-01')],
      store: { clock: () => now },
      meanwhile: () => failIf(isAway),
    });
    const before = await store.bounds(organization);
    isAway = true;
    now = new Date(NOON.getTime() + 3_600_000);
    assert.deepEqual(await store.bounds(organization), before);
    await assert.rejects(timeline(store), { code: 'unavailable' });
  });
});

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
