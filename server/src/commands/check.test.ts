import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import { createUniversity } from '@oc-stats/opencast/fake';
import { startRealInflux, withoutInflux, type RealInflux } from '@oc-stats/store-influx/real-influx';
import type { Finding } from '../service/adapters.ts';
import { ACCOUNT, serveOpencast, type Served } from '../service/served.fixture.ts';
import { run } from './program.ts';
import { smallHost } from './small-main.fixture.ts';

const university = createUniversity({ seed: 7, today: '2026-04-01', series: 6, episodes: 40 });
const organization = university.organization.id;
/** All that has to be escaped somewhere on its way. */
const ADMIN = { user: 'administratör', password: `p'a\\s s:"w=ö&%🔑` };

/** Whatever is wrong is told before a page ever shows it, each by a sentence of its own. */
describe('oc-stats check', { skip: withoutInflux }, () => {
  let influx: RealInflux;
  let opencast: Served;
  let cwd: string;

  before(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'oc-stats-check-'));
    [influx, opencast] = await Promise.all([startRealInflux({ admin: ADMIN }), serveOpencast(university)]);
    await influx.query('CREATE DATABASE filled');
    await influx.query('CREATE DATABASE empty');
    await influx.query('CREATE RETENTION POLICY other ON filled DURATION INF REPLICATION 1');
    await influx.write('filled', [
      `impressions_daily,eventId=it\\,s\\ a\\=b😀"',organizationId=${organization},seriesId=s plays=3i,visitors=2i,finishes=1i 1774000000`,
    ]);
  });

  after(async () => {
    await Promise.all([influx?.close(), opencast?.close()]);
    await rm(cwd, { recursive: true, force: true });
  });

  async function checked(changes: {
    readonly opencast?: Record<string, unknown>;
    readonly influxdb?: Record<string, unknown>;
    readonly access?: Record<string, unknown>;
    readonly retention?: Record<string, unknown>;
  }): Promise<{ code: number; failed: readonly Finding[]; text: string }> {
    const config = {
      opencast: { uri: opencast.uri, ...ACCOUNT, organizationId: organization, ...changes.opencast },
      influxdb: {
        host: '127.0.0.1',
        port: influx.port,
        ...ADMIN,
        database: 'filled',
        'retention-policy': 'autogen',
        timeout: 'PT3S',
        ...changes.influxdb,
      },
      ...(changes.access ? { access: changes.access } : {}),
      ...(changes.retention ? { retention: changes.retention } : {}),
    };
    await writeFile(join(cwd, 'config.yaml'), JSON.stringify(config));
    let text = '';
    const stdout = new Writable({ write: (chunk: Buffer, _, done) => ((text += chunk.toString()), done()) });
    const code = await run(['check', '--format', 'json'], smallHost({ cwd, env: {}, stdout }));
    const { findings } = JSON.parse(text) as { findings: Finding[] };
    return { code, text, failed: findings.filter(({ ok }) => !ok) };
  }

  test('nothing is wrong', async () => {
    const { code, failed } = await checked({});
    assert.deepEqual(failed, []);
    assert.equal(code, 0);
    const schemed = await checked({ influxdb: { host: 'http://127.0.0.1/' } });
    assert.deepEqual(schemed.failed, []);
  });

  const wrong: [string, Parameters<typeof checked>[0] | (() => Parameters<typeof checked>[0]), RegExp][] = [
    ['another password for InfluxDB', { influxdb: { password: 'wrong' } }, /user|password/i],
    ['another database', { influxdb: { database: 'nothing' } }, /"?nothing"?/],
    ['another retention policy', { influxdb: { 'retention-policy': 'other' } }, /retention|policy/i],
    ['no such retention policy', { influxdb: { 'retention-policy': 'missing' } }, /missing/],
    ['an empty database', { influxdb: { database: 'empty' } }, /empty|nothing|no /i],
    ['no InfluxDB there', { influxdb: { port: 1 } }, /reach|refused|answer/i],
    ['another password for Opencast', { opencast: { password: 'wrong' } }, /sign in/],
    ['another organisation', { opencast: { organizationId: 'nobody' } }, /"nobody"/],
    ['no Opencast there', { opencast: { uri: 'http://127.0.0.1:1' } }, /cannot be reached/],
    [
      'a JWT that nothing can verify',
      { access: { mode: 'opencast', opencast: { jwt: { issuer: 'https://lms.example.org' } } } },
      /nothing can verify a JWT/,
    ],
    ['no table of last views there', { retention: { lastViews: 'none.csv' } }, /none\.csv/],
    ['sessions of another host', { access: { mode: 'opencast' } }, /session cookie/],
  ];
  for (const [name, changes, sentence] of wrong) {
    test(name, async () => {
      const { code, failed, text } = await checked(typeof changes === 'function' ? changes() : changes);
      assert.equal(code, 1, text);
      assert.ok(
        failed.some(({ message }) => sentence.test(message)),
        failed.map(({ what, message }) => `${what}: ${message}`).join('\n'),
      );
      assert.ok(!text.includes(ADMIN.password) && !text.includes(ACCOUNT.password), 'no secret is told');
    });
  }
});
