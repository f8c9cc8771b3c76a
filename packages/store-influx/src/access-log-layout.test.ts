import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openInfluxStore, type InfluxStore } from './influx-store.ts';
import { impression } from './matomo-history.fixture.ts';
import { startRealInflux, withoutInflux, type RealInflux } from './real-influx.fixture.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FOLDER = resolve(ROOT, process.env['OC_STATS_FIXTURES'] ?? '../shared/fixtures', 'influx');
const isRequired = (process.env['OC_STATS_REQUIRE'] ?? '').split(',').includes('fixtures');
const withoutFixture =
  existsSync(FOLDER) || isRequired ? false : `no recorded answers of InfluxDB in ${FOLDER}`;

const ORGANIZATION = 'mh_default_org';
const EPISODE = '6d3004a3-a581-4fdd-9dab-d4ed02f125f8';
const SERIES = '5b421e3c-56a5-4c9e-86cd-bedcfa739cfa';
const scope = { organization: ORGANIZATION, type: 'episode', id: EPISODE } as const;
const APRIL = { from: '2019-04-01', to: '2019-04-30' };

describe('what opencast-influxdb-adapter has written', { skip: withoutInflux || withoutFixture }, () => {
  let influx: RealInflux;
  let store: InfluxStore;

  before(async () => {
    influx = await startRealInflux();
    await influx.query('CREATE DATABASE opencast WITH DURATION INF NAME "one_week"');
    await influx.query('CREATE RETENTION POLICY "infinite" ON "opencast" DURATION INF REPLICATION 1');
    const lines = readFileSync(`${FOLDER}/lines.txt`, 'utf8').trim().split('\n');
    await influx.write('opencast', lines, 'infinite');
    await influx.write(
      'opencast',
      lines.map((line) =>
        line.replace('impressions_daily', 'impressions').replace(/value=\d+i/, 'value=90i'),
      ),
      'one_week',
    );
    store = openInfluxStore({ url: influx.url, database: 'opencast' });
  });
  after(async () => {
    await store.close();
    await influx.close();
  });

  it('is found without being told where it lies, and says what it counts', async () => {
    assert.deepEqual(store.capabilities().metrics, ['plays', 'visitors', 'finishes']);
    const layout = await store.detect();
    assert.deepEqual(
      [layout.kind, layout.daily],
      ['access-log', { policy: 'infinite', measurement: 'impressions_daily' }],
    );
    const { metrics, segments, source, write } = store.capabilities();
    assert.deepEqual(
      { metrics, segments, source, write },
      { metrics: ['plays'], segments: false, source: 'access-log', write: false },
    );
  });

  it('gives the days, weeks and months that InfluxDB was recorded to give Opencast', async () => {
    for (const [grain, range, query] of [
      ['day', { from: '2019-04-05', to: '2019-04-09' }, 'GROUP BY time(1d)'],
      ['week', APRIL, 'GROUP BY time(1w, -3d)'],
    ] as const) {
      const { buckets, values } = await store.timeline({ scope, range, grain, metrics: ['plays'] });
      assert.deepEqual(
        buckets.map((bucket, i) => [`${bucket}T00:00:00Z`, values.plays?.[i]]),
        recorded(query).filter(([, plays]) => plays !== null),
      );
    }
    const month = await store.timeline({ scope, range: APRIL, grain: 'month', metrics: ['plays'] });
    assert.deepEqual([month.buckets, month.values.plays], [['2019-04-01'], [6]]);
    const daily = await store.daily({
      scope: { ...scope, type: 'series', id: SERIES },
      range: APRIL,
      by: 'episode',
    });
    assert.deepEqual(
      [daily.episodes, Object.keys(daily.values), [...(daily.values.plays ?? [])]],
      [[EPISODE], ['plays'], [1, 3, 2]],
    );
  });

  it('has no other metrics and no segments, and says so', async () => {
    const question = { scope, range: APRIL, grain: 'day', metrics: ['visitors'] } as const;
    await assert.rejects(store.timeline(question), {
      code: 'not-available',
      message: /"visitors" is not counted/,
    });
    assert.deepEqual(await store.segments({ scope, range: APRIL }), []);
  });

  it('is not written into', async () => {
    const writing = openInfluxStore({ url: influx.url, database: 'opencast', write: true });
    const batch = { id: 'b', organization: ORGANIZATION, rows: [] };
    await assert.rejects(writing.putDaily(batch), {
      code: 'not-available',
      message: /opencast-influxdb-adapter/,
    });
    await writing.close();
  });

  it('is told from what the other adapter writes into the same database', async () => {
    await influx.write('opencast', [impression('e', SERIES, ORGANIZATION, 7, 1_600_000_000)], 'one_week');
    const [log, matomo] = ['infinite', 'one_week'].map((retentionPolicy) =>
      openInfluxStore({ url: influx.url, database: 'opencast', retentionPolicy }),
    );
    assert.equal((await log?.detect())?.kind, 'access-log');
    assert.equal((await matomo?.detect())?.kind, 'matomo');
    await Promise.all([log?.close(), matomo?.close()]);
  });
});

function recorded(query: string): [string, number | null][] {
  const lines = readFileSync(`${FOLDER}/responses-influxdb-1.6.7.txt`, 'utf8').split('\n');
  const at = lines.findIndex((line) => line.endsWith(query));
  return JSON.parse(lines[at + 2] ?? '').results[0].series[0].values;
}
