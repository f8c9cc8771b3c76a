import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { collectConformance } from '@oc-stats/matomo/conformance';
import { startRealInflux, withoutInflux, type RealInflux } from '@oc-stats/store-influx/real-influx';
import { embedded } from '../../commands/embedded.ts';

/** Matomo is collected into the stores as the service opens them, and both then say the same. */
const adapters = embedded({});

collectConformance('the embedded store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'oc-stats-collect-'));
  const sink = await adapters.openStore({ folder, dayZone: 'Europe/Berlin' });
  return {
    sink,
    async close() {
      await sink.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});

describe('collecting into InfluxDB 1.6', { skip: withoutInflux }, () => {
  let influx: RealInflux;
  before(async () => {
    influx = await startRealInflux();
    await influx.query('CREATE DATABASE opencast');
  });
  after(() => influx?.close());

  collectConformance('InfluxDB 1.6', async () => {
    const source = { host: '127.0.0.1', port: influx.port, database: 'opencast', write: true };
    const sink = await adapters.openInflux(source, { clock: () => new Date('2026-11-19T23:30:00Z') });
    await sink.detect();
    return { sink, close: () => sink.close() };
  });

  test('leaves what opencast-matomo-adapter would have left: its measurements, tags, fields and types', async () => {
    const ask = async (text: string) => {
      const [result] = await influx.query(text, {}, 'opencast');
      return result?.series ?? [];
    };
    const keys = async (what: string, measurement: string) =>
      (await ask(`SHOW ${what} KEYS FROM autogen.${measurement}`)).flatMap(({ values }) =>
        values.map((row) => row.join(' ')),
      );
    assert.deepEqual(await keys('FIELD', 'impressions_daily'), [
      'finishes integer',
      'plays integer',
      'visitors integer',
    ]);
    assert.deepEqual(await keys('TAG', 'impressions_daily'), ['eventId', 'organizationId', 'seriesId']);
    assert.deepEqual(await keys('FIELD', 'segments_daily'), ['segments string']);
    assert.deepEqual(await keys('TAG', 'segments_daily'), ['eventId', 'organizationId']);

    const [curve] = await ask(`SELECT segments FROM segments_daily WHERE "organizationId" = 'collected-1'`);
    const [first] = JSON.parse(String(curve?.values[0]?.[1])) as Record<string, unknown>[];
    assert.deepEqual(
      ['label', 'nb_plays', 'sum_plays', 'play_rate'].map((key) => typeof first?.[key]),
      ['string', 'string', 'string', 'number'],
    );
    const own = (await ask('SHOW MEASUREMENTS')).flatMap(({ values }) => values.flat());
    assert.deepEqual(
      own.filter((name) => !/^(oc_stats_|org_daily|series_daily)/.test(String(name))),
      ['impressions_daily', 'segments_daily'],
    );
  });
});
