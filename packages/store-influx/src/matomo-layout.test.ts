import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { METRIC_IDS, type DayRange, type ScopeType } from '@oc-stats/contract';
import type { InfluxWarning } from './influx-options.ts';
import { openInfluxStore, type InfluxStore } from './influx-store.ts';
import { FIRST, LAST, ORGANIZATION, SERIES, matomoLines } from './matomo-history.fixture.ts';
import { originalApp, type OriginalApp } from './original-app.fixture.ts';
import { startRealInflux, withoutInflux, type RealInflux } from './real-influx.fixture.ts';
import { boundsOf } from './bounds-of.fixture.ts';

const ALL: DayRange = { from: FIRST, to: LAST };
const EVENT = '6d3004a3-a581-4fdd-9dab-000000000003';
const scope = (type: ScopeType, id: string = ORGANIZATION) => ({ organization: ORGANIZATION, type, id });

describe('what opencast-matomo-adapter has written', { skip: withoutInflux }, () => {
  let influx: RealInflux;
  let original: OriginalApp;
  let store: InfluxStore;
  const warnings: InfluxWarning[] = [];

  before(async () => {
    influx = await startRealInflux();
    await influx.query('CREATE DATABASE opencast');
    await influx.write('opencast', matomoLines());
    original = originalApp(influx, 'opencast', 'autogen', ORGANIZATION);
    store = openInfluxStore({
      url: influx.url,
      database: 'opencast',
      retentionPolicy: 'autogen',
      clock: () => new Date('2024-07-01T09:00:00Z'),
      onWarning: (warning) => warnings.push(warning),
    });
  });
  after(async () => {
    await store.close();
    await influx.close();
  });

  for (const [type, id, tag] of [
    ['organization', ORGANIZATION, 'organizationId'],
    ['series', SERIES[0], 'seriesId'],
    ['series', SERIES[1], 'seriesId'],
    ['episode', EVENT, 'eventId'],
    ['episode', `it's, "x"=1 \\ 🎓`, 'eventId'],
  ] as const) {
    it(`gives every day of ${type} ${id ?? ''} as the original app does`, async () => {
      const { buckets, values } = await store.timeline({
        scope: scope(type, id),
        range: ALL,
        grain: 'day',
        metrics: METRIC_IDS,
      });
      const expected = [...(await original.views(tag, id ?? ''))].filter(([, { plays }]) => plays > 0);
      assert.ok(buckets.length > 30);
      assert.deepEqual(
        buckets.map((day, i) => [
          day,
          { plays: values.plays?.[i], visitors: values.visitors?.[i], finishes: values.finishes?.[i] },
        ]),
        expected,
      );
    });
  }

  it('gives the totals of a series as the original app does', async () => {
    for (const series of SERIES) {
      const question = { by: 'episode', range: ALL, metrics: METRIC_IDS, order: 'plays', limit: 99 } as const;
      const { ids, values } = await store.totals({ scope: scope('series', series), ...question });
      const expected = await original.totals(series);
      assert.equal(ids.length, expected.size);
      ids.forEach((id, i) => {
        const { plays, visitors, finishes } = expected.get(id ?? '') ?? {};
        assert.deepEqual(
          [values.plays?.[i], values.visitors?.[i], values.finishes?.[i]],
          [plays, visitors, finishes],
        );
      });
    }
  });

  it('gives the heat map of a series as the original app does, with one question instead of one an episode', async () => {
    const matrix = await store.matrix({
      scope: scope('series', SERIES[0]),
      metric: 'visitors',
      range: ALL,
      grain: 'day',
    });
    const cells = new Map(
      matrix.cells.map((value, i) => [
        `${matrix.ids[matrix.rows[i] as number] ?? ''} ${matrix.buckets[matrix.columns[i] as number] ?? ''}`,
        value,
      ]),
    );
    for (const id of matrix.ids.filter((episode) => episode !== EVENT)) {
      const days = [...(await original.views('eventId', id))].filter(([, { plays }]) => plays > 0);
      assert.ok(days.length > 30);
      for (const [day, { visitors }] of days) assert.equal(cells.get(`${id} ${day}`), visitors);
    }
  });

  it('adds up what belongs to no series, so that the parts are the whole', async () => {
    const question = { range: ALL, metrics: ['plays'], order: 'plays', limit: 99 } as const;
    const parts = await store.totals({ scope: scope('organization'), by: 'series', ...question });
    assert.ok(parts.ids.includes(null));
    const whole = await store.timeline({ scope: scope('organization'), ...question, grain: 'year' });
    const sum = (values: readonly number[] = []) => values.reduce((a, b) => a + b, 0);
    assert.equal(sum(parts.values.plays), sum(whole.values.plays));
    const rest = await store.daily({
      scope: { ...scope('series'), id: null as never },
      range: ALL,
      by: 'series',
    });
    assert.equal(sum([...(rest.values.plays ?? [])]), parts.values.plays?.[parts.ids.indexOf(null)]);
  });

  it('knows from when until when, and what may still change', async () => {
    assert.deepEqual(await boundsOf(store, ORGANIZATION), {
      countingSince: FIRST,
      through: LAST,
      provisionalFrom: null,
    });
    assert.deepEqual(await boundsOf(store, 'nobody'), {
      countingSince: null,
      through: null,
      provisionalFrom: null,
    });
    const early = openInfluxStore({
      url: influx.url,
      database: 'opencast',
      clock: () => new Date(`${LAST}T12:00:00Z`),
    });
    const bounds = await boundsOf(early, ORGANIZATION);
    assert.deepEqual(bounds, { countingSince: FIRST, through: '2024-06-29', provisionalFrom: LAST });
    await early.close();
  });

  it('warns of reading a whole organisation raw, once', () => {
    const codes = warnings.map(({ code }) => code);
    assert.deepEqual(codes, ['raw-organization']);
  });

  it('is only read unless writing is allowed', async () => {
    assert.equal(store.capabilities().write, false);
    const batch = { id: 'b', organization: ORGANIZATION, rows: [] };
    for (const put of [store.putDaily(batch), store.putSegments(batch), store.writeRollUps()]) {
      await assert.rejects(put, { code: 'not-available', message: /influxdb\.write: true/ });
    }
  });
});
