import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failIf, only, row, timeline, YESTERDAY } from './one-episode.fixture.ts';
import { NOON, TODAY, openOver, organization } from './opencast.fixture.ts';

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
