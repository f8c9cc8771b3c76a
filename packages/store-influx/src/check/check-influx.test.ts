import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openInfluxStore } from '../influx-store.ts';
import { ORGANIZATION, impression } from '../matomo-history.fixture.ts';
import { startRealInflux, withoutInflux, type RealInflux } from '../real-influx.fixture.ts';
import { checkInflux, type CheckOptions } from './check-influx.ts';

const admin = { user: 'admin', password: `p@ss: "wörd" \\ 'x' %41&=?/` };
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1_000;

describe('checking an InfluxDB that wants a password', { skip: withoutInflux }, () => {
  let influx: RealInflux;

  before(async () => {
    influx = await startRealInflux({ admin });
    await influx.query('CREATE DATABASE opencast; CREATE DATABASE empty; CREATE DATABASE other');
    await influx.query(
      'CREATE RETENTION POLICY long ON opencast DURATION INF REPLICATION 1 SHARD DURATION 52w',
    );
    await influx.query(`CREATE USER reader WITH PASSWORD 'r-secret'; GRANT READ ON opencast TO reader`);
    await influx.write('opencast', [
      impression('e', 's', ORGANIZATION, 5, noon('2023-01-01')),
      impression('e', 's', ORGANIZATION, 5, noon('2024-06-01')),
    ]);
    await influx.write('other', [`impressions_daily,host=a value=1i ${noon('2024-06-01')}`]);
  });
  after(() => influx.close());

  const check = async (options: Partial<CheckOptions> = {}) => {
    const findings = await checkInflux({
      url: influx.url,
      database: 'opencast',
      ...admin,
      organization: ORGANIZATION,
      clock: () => new Date('2024-07-01T00:00:00Z'),
      ...options,
    });
    for (const { message } of findings)
      assert.ok(!message.includes(options.password ?? admin.password), message);
    return findings;
  };
  const last = async (options: Partial<CheckOptions>) => {
    const finding = (await check(options)).at(-1);
    return [finding?.ok, finding?.code, finding?.message] as const;
  };

  it('says what is there when all is well, and advises against shards of a week', async () => {
    const findings = await check({ retentionPolicy: 'autogen' });
    assert.deepEqual(
      findings.map(({ what, ok, code }) => [what, ok, code]),
      [
        ['InfluxDB', true, 'well'],
        ['statistics', true, 'well'],
        ['organisation', true, 'well'],
        ['shards', true, 'short-shards'],
        ['roll-ups', true, 'no-roll-ups'],
      ],
    );
    assert.match(
      findings[4]?.message ?? '',
      /about 17 of 518 days, judged by the last 30\. Let oc-stats keep/,
    );
    assert.match(findings[2]?.message ?? '', /counted from 2023-01-01 to 2024-06-01/);
  });

  it('says how far days are added up where oc-stats does it', async () => {
    const [, , before] = await last({ write: true });
    assert.match(before ?? '', /will be added up .* "oc-stats rollup"/);
    const clock = () => new Date('2024-07-01T00:00:00Z');
    const store = openInfluxStore({ url: influx.url, database: 'opencast', ...admin, write: true, clock });
    await store.writeRollUps();
    await store.close();
    const [, , after] = await last({ write: true });
    assert.match(after ?? '', /added up through 2024-06, and looked at again every night/);
    await influx.query('DROP RETENTION POLICY oc_stats ON opencast');
  });

  for (const [name, options, code, message] of [
    ['a wrong password', { password: 'wrong' }, 'credentials', /refuses user and password/],
    ['no user', { user: '' }, 'credentials', /refuses user and password/],
    ['a wrong database', { database: 'nowhere' }, 'database', /has no database "nowhere"/],
    ['a database with nothing in it', { database: 'empty' }, 'empty', /"empty" holds no "impressions_daily"/],
    ['a wrong retention policy', { retentionPolicy: 'nope' }, 'policy', /no retention policy "nope", only/],
    [
      'another retention policy',
      { retentionPolicy: 'long' },
      'policy',
      /lies in retention policy "autogen", not in "long"/,
    ],
    ['an unknown layout', { database: 'other' }, 'layout', /written by neither adapter/],
    [
      'no numbers of the organisation',
      { organization: 'x' },
      'organization',
      /no numbers of the organisation "x", only of "mh_default_org"/,
    ],
    ['a port where nobody listens', { url: 'http://127.0.0.1:1' }, 'unreachable', /cannot be reached/],
    ['an address that is none', { url: 'localhost:8086' }, 'invalid', /cannot be read/],
    [
      'a user who may not see the database',
      { user: 'reader', password: 'r-secret', database: 'other' },
      'forbidden',
      /does not let this user/,
    ],
    [
      'a user who may not write',
      { user: 'reader', password: 'r-secret', write: true },
      'forbidden',
      /Let an administrator run once: CREATE RETENTION POLICY/,
    ],
  ] as const) {
    it(`names ${name}`, async () => {
      const [ok, found, said] = await last(options);
      assert.deepEqual([ok, found], [false, code], said);
      assert.match(said ?? '', message);
    });
  }
});
