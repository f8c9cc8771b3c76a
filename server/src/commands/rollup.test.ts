import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { RollUpReport } from '@oc-stats/store-influx';
import { startRealInflux, withoutInflux, type RealInflux } from '@oc-stats/store-influx/real-influx';
import { ACCOUNT } from '../service/served.fixture.ts';
import { place, ran, result } from './ran.fixture.ts';

describe('oc-stats rollup', { skip: withoutInflux }, () => {
  let influx: RealInflux;
  const write = (day: string, episode: string, plays: number) =>
    influx.write('opencast', [
      `impressions_daily,eventId=${episode},organizationId=o,seriesId=s plays=${plays}i,visitors=1i,finishes=1i ${Date.parse(day) / 1_000}`,
    ]);
  const configured = (mayWrite: boolean) => ({
    opencast: { uri: 'http://127.0.0.1:1', ...ACCOUNT, organizationId: 'o' },
    influxdb: { host: 'localhost', port: influx.port, database: 'opencast', write: mayWrite },
  });

  before(async () => {
    influx = await startRealInflux();
    await influx.query('CREATE DATABASE opencast');
    for (const day of ['2026-01-05', '2026-01-06', '2026-03-05']) await write(day, 'e', 3);
  });
  after(() => influx?.close());

  test('adds up what is missing, then what has changed, then nothing', async (t) => {
    const cwd = await place(t, configured(true));
    const planned = await ran(cwd, 'rollup', '--dry-run');
    assert.match(planned.err, /Look through all days in "opencast"/);
    assert.match(planned.out, /Nothing was changed/);
    const first = await result<RollUpReport>(cwd, 'rollup');
    assert.deepEqual([first.months, first.days, first.changed], [3, 31 + 28 + 5, []]);
    assert.match(
      (await ran(cwd, 'rollup')).out,
      /3 months of 1 organisation looked at; every day is added up/,
    );

    await write('2026-01-05', 'late', 3);
    const late = await ran(cwd, 'rollup');
    assert.match(late.out, /31 days added up, .*\nChanged after they had been added up: 2026-01\./s);
    const [sums] = await influx.query('SELECT plays FROM oc_stats.org_daily', {}, 'opencast');
    assert.deepEqual(
      sums?.series?.[0]?.values.map(([, plays]) => plays),
      [6, 3, 3],
    );
    const all = await result<RollUpReport>(cwd, 'rollup', '--all');
    assert.deepEqual([all.days, all.changed], [64, []]);
  });

  test('says what is missing where it may not write', async (t) => {
    const { code, err } = await ran(await place(t, configured(false)), 'rollup');
    assert.equal(code, 1);
    assert.match(err, /set the section "influxdb" with "write: true"/);
  });
});
