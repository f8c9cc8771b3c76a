import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { createFakeMatomo, type FakeHost } from '@oc-stats/matomo/fake';
import type { CollectReport } from '@oc-stats/matomo';
import { createUniversity } from '@oc-stats/opencast/fake';
import type { CopyReport } from '@oc-stats/store/transfer';
import { startRealInflux, withoutInflux, type RealInflux } from '@oc-stats/store-influx/real-influx';
import { ACCOUNT, serveApp, serveOpencast, type Served } from '../service/served.fixture.ts';
import type { Status } from '../service/status.ts';
import { served, start } from './process.fixture.ts';
import { place, ran, result } from './ran.fixture.ts';

const university = createUniversity({ seed: 7, today: '2026-04-01', series: 6, episodes: 40 });
const organization = university.organization.id;
const TOKEN = 'a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6';
const MOODLE_ID = '6d3004a3-a581-4fdd-9dab-d4ed02f125f8';
const [first, second] = university.episodes.filter(({ seriesId }) => seriesId !== null);

describe('oc-stats import influx', { skip: withoutInflux }, () => {
  let influx: RealInflux;
  before(async () => {
    influx = await startRealInflux();
    await influx.query('CREATE DATABASE opencast');
    await influx.write('opencast', lines());
  });
  after(() => influx?.close());

  const configured = (source: string) => ({
    store: { source },
    opencast: { uri: 'http://127.0.0.1:1', ...ACCOUNT, organizationId: organization },
    influxdb: { host: 'localhost', port: influx.port, database: 'opencast' },
  });

  test('copies everything once, and says that both sides agree', async (t) => {
    const cwd = await place(t, configured('embedded'));
    const planned = await ran(cwd, 'import', 'influx', '--dry-run');
    assert.match(planned.err, /Copy the days 2025-12-01 to 2026-03-31/);
    assert.match(planned.out, /Nothing was changed/);

    const report = await result<CopyReport>(cwd, 'import', 'influx');
    assert.deepEqual(report.differing, []);
    assert.deepEqual(report.from, report.to);
    assert.equal(report.from.rows, 2 * 121);
    const again = await result<CopyReport>(cwd, 'import', 'influx');
    assert.equal(again.written, 0);
    const { counted } = await result<Status>(cwd, 'status');
    assert.deepEqual([counted.from, counted.through], ['2025-12-01', '2026-03-31']);
    assert.match((await ran(cwd, 'import', 'influx')).out, /Both sides agree in every month/);
  });

  test('a running service does it for the command, on its own store', async (t) => {
    const cwd = await place(t, configured('embedded'));
    const service = await served([], { cwd });
    try {
      const report = await result<CopyReport>(cwd, 'import', 'influx');
      assert.equal(report.from.rows, 2 * 121);
      const { counted } = await result<Status>(cwd, 'status');
      assert.equal(counted.through, '2026-03-31');
    } finally {
      service.send('SIGTERM');
      await service.ended;
    }
    assert.match(service.err(), /"job":"import-influx","msg":"job begun"/);
    assert.match(service.err(), /"job":"import-influx","msg":"job done"/);
  });

  test('what it says is for a person, and nobody is surprised where the copy is not shown', async (t) => {
    const cwd = await place(t, configured('influxdb'));
    const { code, err, out } = await ran(cwd, 'import', 'influx');
    assert.equal(code, 0, err);
    assert.match(err, /set store\.source to "embedded"/);
    assert.doesNotMatch(err + out, /[{}]/);
    const other = await ran(await place(t, configured('embedded')), 'import', 'influx', '--dry-run');
    assert.doesNotMatch(other.err, /store\.source/);
  });

  test('stopped at the keyboard, it says so', async (t) => {
    const silent = createServer();
    let asked = () => {};
    const wasAsked = new Promise<void>((resolve) => (asked = resolve));
    silent.on('connection', () => asked());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    t.after(() => silent.close());
    const { port } = silent.address() as AddressInfo;
    const cwd = await place(t, {
      ...configured('embedded'),
      influxdb: { host: '127.0.0.1', port, database: 'd' },
    });
    const running = start(['import', 'influx'], { cwd });
    await wasAsked;
    running.send('SIGINT');
    assert.equal(await running.ended, 1);
    assert.match(running.err(), /^Stopped by SIGINT\. Run it again; it goes on where it stopped\.$/m);
  });

  test('wrong days and an InfluxDB that is not there are told', async (t) => {
    const cwd = await place(t, configured('embedded'));
    const half = await ran(cwd, 'import', 'influx', '--from', '2026-01-01');
    assert.equal(half.code, 1);
    assert.match(half.err, /both --from and --to/);
    const nowhere = await place(t, { ...configured('embedded'), influxdb: undefined });
    assert.match((await ran(nowhere, 'import', 'influx')).err, /set the sections "opencast" and "influxdb"/);
  });
});

describe('oc-stats collect matomo', () => {
  let matomo: Served;
  let opencast: Served;
  before(async () => {
    const { app } = createFakeMatomo({ token: TOKEN, siteId: 3, days: counted(), timeZone: 'Europe/Berlin' });
    [matomo, opencast] = await Promise.all([serveApp(app), serveOpencast(university)]);
  });
  after(() => Promise.all([matomo?.close(), opencast?.close()]));

  const configured = () => ({
    opencast: { uri: opencast.uri, ...ACCOUNT, organizationId: organization },
    calendar: { timeZone: 'Europe/Berlin' },
    collect: {
      matomo: { uri: matomo.uri, siteId: 3, token: TOKEN, from: '2026-03-28', requestsPerSecond: 1_000 },
    },
  });

  test('fetches each day once, keeps what has no series, and lists what it cannot resolve', async (t) => {
    const cwd = await place(t, configured());
    const report = await result<CollectReport>(cwd, 'collect', 'matomo');
    assert.deepEqual(
      report.days.map(({ day, plays }) => [day, plays]),
      [
        ['2026-03-28', 5],
        ['2026-03-29', 7],
        ['2026-03-30', 0],
        ['2026-03-31', 0],
      ],
    );
    assert.deepEqual(
      report.unresolved.map(({ reason, plays }) => [reason, plays]),
      [['unknown-event', 2]],
    );
    const again = await result<CollectReport>(cwd, 'collect', 'matomo');
    assert.equal(again.batches, 0);
    const { out } = await ran(await place(t, configured()), 'collect', 'matomo');
    assert.match(out, /2 plays {2}Opencast does not know it: .*6d3004a3/);
  });

  test('the service does it of its own accord, and status and log say what came of it', async (t) => {
    const config = configured();
    const daily = { ...config.collect.matomo, daily: '00:01' };
    const cwd = await place(t, { ...config, collect: { matomo: daily } });
    const service = await served([], { cwd });
    const state = async () => {
      const { background } = await result<Status>(cwd, 'status');
      return background.find(({ what }) => what === 'collecting')?.message ?? '';
    };
    try {
      await service.said('"msg":"collected from Matomo"');
      assert.match(
        await state(),
        /^through 2026-03-31; 2 plays name no recording that Opencast knows, at 2026-\S+Z$/,
      );
    } finally {
      service.send('SIGTERM');
      await service.ended;
    }
    assert.match(service.err(), /"days":4,"through":"2026-03-31","unresolvedLabels":1,"unresolvedPlays":2/);
  });

  test('check tells whether it can work', async (t) => {
    const cwd = await place(t, configured());
    const { code, out } = await ran(cwd, 'check');
    assert.equal(code, 0, out);
    assert.match(out, /matomo site: .*"Lecture videos"/);
    const other = configured();
    const wrong = await place(t, {
      ...other,
      collect: { matomo: { ...other.collect.matomo, token: 'b'.repeat(32) } },
    });
    const refused = await ran(wrong, 'check');
    assert.equal(refused.code, 1);
    assert.match(refused.out, /failed {2}matomo/);
    assert.ok(!refused.out.includes('b'.repeat(32)));
  });
});

function lines(): string[] {
  return [first, second].flatMap((episode) =>
    Array.from({ length: 121 }, (_, day) => {
      const tags = `eventId=${episode?.id},organizationId=${organization},seriesId=${episode?.seriesId}`;
      const at = Date.parse('2025-12-01T09:10:11Z') / 1_000 + day * 86_400;
      return `impressions_daily,${tags} plays=${(day % 7) + 1}i,visitors=${(day % 3) + 1}i,finishes=1i ${at}`;
    }),
  );
}

function counted(): Map<string, readonly FakeHost[]> {
  const video = (id: string, plays: number) => ({
    label: `/engage/theodul/ui/core.html?id=${encodeURIComponent(id)}`,
    plays,
    visitors: plays,
    finishes: 1,
  });
  return new Map([
    [
      '2026-03-28',
      [{ label: 'video.example.org', videos: [video(first?.id ?? '', 5), video(MOODLE_ID, 2)] }],
    ],
    ['2026-03-29', [{ label: 'other.example.org', videos: [video(second?.id ?? '', 7)] }]],
  ]);
}
