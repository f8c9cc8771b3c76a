import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { METRIC_IDS } from '@oc-stats/contract';
import { openInfluxStore, type InfluxStore } from '../influx-store.ts';
import { startRealInflux, withoutInflux, type RealInflux } from '../real-influx.fixture.ts';

const ALL = { from: '2024-01-01', to: '2024-12-31' };
const organization = 'o';
const scope = { organization, type: 'organization', id: organization } as const;
const row = (episode: string, series: string | null, day: string, plays: number) => ({
  episode,
  series,
  day,
  plays,
  visitors: plays,
  finishes: 0,
});

describe('roll-ups of rows that oc-stats has written', { skip: withoutInflux }, () => {
  let influx: RealInflux;
  let store: InfluxStore;

  before(async () => {
    influx = await startRealInflux();
    await influx.query('CREATE DATABASE opencast');
    store = openInfluxStore({ url: influx.url, database: 'opencast', write: true });
  });
  after(async () => {
    await store.close();
    await influx.close();
  });

  const sums = async (measurement: string) => {
    const text = `SELECT plays, visitors, finishes FROM oc_stats.${measurement} GROUP BY seriesId`;
    const [result] = await influx.query(text, {}, 'opencast');
    return (result?.series ?? []).flatMap(({ tags, values }) =>
      values.map(([time, ...counts]) => [tags?.['seriesId'] ?? '', day(time), ...counts]),
    );
  };
  const day = (time: unknown) => new Date(Number(time) * 1_000).toISOString().slice(0, 10);

  it('are there with every batch', async () => {
    const rows = [
      row('e', 's', '2024-05-01', 3),
      row('f', 's', '2024-05-01', 4),
      row('g', null, '2024-05-02', 5),
    ];
    await store.putDaily({ id: '1', organization, rows });
    assert.deepEqual(await sums('series_daily'), [
      ['', '2024-05-02', 5, 5, 0],
      ['s', '2024-05-01', 7, 7, 0],
    ]);
    assert.deepEqual(await sums('org_daily'), [
      ['', '2024-05-01', 7, 7, 0],
      ['', '2024-05-02', 5, 5, 0],
    ]);
  });

  it('lose a series that has nothing left on a day', async () => {
    const rows = [row('e', 't', '2024-05-01', 3), row('f', 't', '2024-05-01', 1)];
    await store.putDaily({ id: '2', organization, rows });
    assert.deepEqual(await sums('series_daily'), [
      ['', '2024-05-02', 5, 5, 0],
      ['t', '2024-05-01', 4, 4, 0],
    ]);
    assert.deepEqual(await sums('org_daily'), [
      ['', '2024-05-01', 4, 4, 0],
      ['', '2024-05-02', 5, 5, 0],
    ]);
  });

  it('are what whole organisations are answered from', async () => {
    const question = { scope, range: ALL, grain: 'day', metrics: METRIC_IDS } as const;
    const expected = await store.timeline({ ...question, by: { type: 'series', top: 5 } });
    await influx.query('DROP MEASUREMENT impressions_daily', {}, 'opencast');
    assert.deepEqual(await store.timeline({ ...question, by: { type: 'series', top: 5 } }), expected);
    assert.deepEqual(expected.values.plays, [4, 5]);
  });
});
