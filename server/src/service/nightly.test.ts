import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import { createUniversity } from '@oc-stats/opencast/fake';
import { startRealInflux, withoutInflux, type RealInflux } from '@oc-stats/store-influx/real-influx';
import { embedded } from '../commands/embedded.ts';
import { loadConfig } from '../config/load.ts';
import { awaitedLog } from './awaited-log.fixture.ts';
import { ACCOUNT, serveOpencast, type Served } from './served.fixture.ts';
import { startService } from './service.ts';

const university = createUniversity({ seed: 7, today: '2026-04-01', series: 3, episodes: 9 });
const organization = university.organization.id;

describe('a service whose InfluxDB somebody else fills', { skip: withoutInflux }, () => {
  let influx: RealInflux;
  let opencast: Served;
  before(async () => {
    [influx, opencast] = await Promise.all([startRealInflux(), serveOpencast(university)]);
    await influx.query('CREATE DATABASE opencast');
    await influx.write('opencast', [
      `impressions_daily,eventId=e,organizationId=${organization},seriesId=s plays=3i,visitors=1i,finishes=1i ${Date.parse('2026-01-05') / 1_000}`,
    ]);
  });
  after(() => Promise.all([influx?.close(), opencast?.close()]));

  async function started(context: TestContext, mayWrite: boolean) {
    const cwd = await mkdtemp(join(tmpdir(), 'oc-stats-nightly-'));
    context.after(() => rm(cwd, { recursive: true, force: true }));
    const config = {
      opencast: { uri: opencast.uri, ...ACCOUNT, organizationId: organization },
      influxdb: {
        host: 'localhost',
        port: influx.port,
        database: 'opencast',
        write: mayWrite,
        nightly: '00:00',
      },
    };
    await writeFile(join(cwd, 'config.yaml'), JSON.stringify(config));
    const awaited = awaitedLog();
    const service = await startService({
      config: loadConfig({ port: '0' }, {}, cwd),
      adapters: embedded({}),
      version: '0.1.0',
      log: awaited.log,
      clock: () => new Date('2026-04-01T12:00:00Z'),
      assets: undefined,
      onProgress: () => undefined,
    });
    context.after(() => service.stop());
    return awaited;
  }

  test('looks for late changes by itself', async (context) => {
    const { said } = await started(context, false);
    const { changed, months } = await said('looked for late changes');
    assert.deepEqual([changed, months], [[], 1]);
  });

  test('keeps the roll-ups by itself where it may write', async (context) => {
    const { said } = await started(context, true);
    const { days, changed } = await said('roll-ups brought up to the points');
    assert.deepEqual([days, changed], [5, []]);
    const [sums] = await influx.query('SELECT plays FROM oc_stats.org_daily', {}, 'opencast');
    assert.equal(sums?.series?.[0]?.values.length, 1);
  });
});
