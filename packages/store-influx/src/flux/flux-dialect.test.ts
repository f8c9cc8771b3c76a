import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { answersAsTheReference } from '../as-the-reference.fixture.ts';
import { ORGANIZATION, POINTS } from '../golden-points.fixture.ts';
import { openInfluxStore, type InfluxStore } from '../influx-store.ts';
import { startFakeInflux2, type FakePoint } from './fake-influx-2.fixture.ts';
import { boundsOf } from '../bounds-of.fixture.ts';

const SEGMENTS: FakePoint = {
  measurement: 'segments_daily',
  tags: { eventId: 'e1', organizationId: ORGANIZATION },
  fields: {
    segments:
      '[{"label":"00:00:15","nb_plays":"2","sum_plays":"3"},{"label":"00:00:30","nb_plays":"1","sum_plays":"3"}]',
  },
  seconds: Date.parse('2023-12-31T05:00:00Z') / 1_000,
};

describe('InfluxDB 2, as far as its protocol goes', () => {
  let fake: Awaited<ReturnType<typeof startFakeInflux2>>;
  let store: InfluxStore;

  before(async () => {
    fake = await startFakeInflux2([...POINTS, SEGMENTS]);
    store = open();
  });
  after(async () => {
    await store.close();
    await fake.close();
  });

  const open = (options: { token?: string; write?: boolean } = {}) =>
    openInfluxStore({
      url: fake.url,
      database: 'statistics',
      org: 'university & co',
      token: 'secret',
      clock: () => new Date('2026-01-01T00:00:00Z'),
      ...options,
    });

  it('is recognised by its version and asked in Flux', async () => {
    const { dialect, version, kind, daily, segments } = await store.detect();
    assert.deepEqual([dialect, version, kind], ['flux', 'v2.7.11', 'matomo']);
    assert.deepEqual([daily.policy, segments?.measurement], [null, 'segments_daily']);
  });

  it('answers as the reference does', () => answersAsTheReference(store));

  it('answers for watch curves and bounds', async () => {
    const scope = { organization: ORGANIZATION, type: 'series', id: 's1' } as const;
    const [curve] = await store.segments({ scope, range: { from: '2024-01-01', to: '2024-01-31' } });
    assert.deepEqual(curve, {
      episode: 'e1',
      covered: { from: '2023-12-31', to: '2024-12-30' },
      plays: 3,
      step: 15,
      duration: 30,
      counts: [2, 1],
    });
    const bounds = await boundsOf(store, ORGANIZATION);
    assert.deepEqual(bounds, { countingSince: '2023-12-31', through: '2024-12-30', provisionalFrom: null });
  });

  it('is sent what 2.x wants to be sent', () => {
    const { path, headers, body } = fake.requests.find((request) =>
      request.path.startsWith('/api/v2/query'),
    )!;
    assert.equal(path, '/api/v2/query?org=university%20%26%20co');
    assert.equal(headers.authorization, 'Token secret');
    const { dialect, type } = JSON.parse(body);
    assert.deepEqual([type, dialect.annotations], ['flux', ['datatype', 'group', 'default']]);
  });

  it('raises an error that comes as a table inside HTTP 200', async (t) => {
    const table =
      '#datatype,string,string\r\n#group,true,true\r\n#default,,\r\n,error,reference\r\n,"runtime error: cannot pivot",897\r\n\r\n';
    const failing = await startFakeInflux2(POINTS, (query) => (query.includes('pivot') ? table : null));
    const asking = openInfluxStore({ url: failing.url, database: 'statistics', token: 'secret' });
    t.after(() => Promise.all([asking.close(), failing.close()]));
    const scope = { organization: ORGANIZATION, type: 'series', id: 's1' } as const;
    const question = {
      scope,
      range: { from: '2024-01-01', to: '2024-12-31' },
      grain: 'day',
      metrics: ['plays'],
    } as const;
    await assert.rejects(asking.timeline(question), { code: 'unavailable', message: /cannot pivot/ });
  });

  it('reads tables whose columns and annotations come in any order', async (t) => {
    const tables = [
      '#default,_result,,,,',
      '#datatype,string,long,string,long,dateTime:RFC3339',
      '#group,false,false,false,false,false',
      ',result,table,eventId,plays,_time',
      ',,0,"a ""quoted"", id",3,2024-05-01T09:00:00.123456789Z',
      '',
      '#datatype,string,long,dateTime:RFC3339,string,string,double',
      '#group,false,false,false,false,false,false',
      '#default,_result,,,s,,',
      ',result,table,_time,organizationId,eventId,plays',
      `,,1,2024-05-01T23:59:59Z,"${ORGANIZATION.replaceAll('"', '""')}",b,4`,
      '',
      '',
    ].join('\r\n');
    const odd = await startFakeInflux2(POINTS, (query) => (query.includes('pivot') ? tables : null));
    const asking = openInfluxStore({ url: odd.url, database: 'statistics', token: 'secret' });
    t.after(() => Promise.all([asking.close(), odd.close()]));
    const scope = { organization: ORGANIZATION, type: 'organization', id: ORGANIZATION } as const;
    const range = { from: '2024-05-01', to: '2024-05-02' };
    const matrix = await asking.matrix({ scope, range, grain: 'day', metric: 'plays' });
    assert.deepEqual(
      [matrix.ids, matrix.buckets, matrix.cells],
      [['a "quoted", id', 'b'], ['2024-05-01'], [3, 4]],
    );
  });

  it('says that a token is wrong', async () => {
    const other = open({ token: 'wrong' });
    await assert.rejects(other.detect(), { code: 'unavailable', message: /token/ });
    await other.close();
  });

  it('is written and corrected through its own API', async () => {
    const writing = open({ write: true });
    const rows = [{ episode: 'e1', series: 's9', day: '2024-02-29', plays: 1, visitors: 1, finishes: 1 }];
    await writing.putDaily({ id: 'b', organization: ORGANIZATION, rows });
    await writing.close();
    const write = fake.requests.find(({ path }) => path.startsWith('/api/v2/write'));
    assert.match(write?.path ?? '', /org=university\+%26\+co&bucket=statistics&precision=s/);
    assert.match(
      write?.body ?? '',
      /^impressions_daily,eventId=e1,organizationId=o\\ "1"\\,\\ ü,seriesId=s9 plays=1i,visitors=1i,finishes=1i 1709164800$/,
    );
    const removal = fake.requests.find(({ path }) => path.startsWith('/api/v2/delete'));
    assert.deepEqual(JSON.parse(removal?.body ?? ''), {
      start: '2024-02-29T00:00:01.000Z',
      stop: '2024-02-29T23:59:59.999999999Z',
      predicate: '"_measurement"="impressions_daily" AND "eventId"="e1" AND "organizationId"="o \\"1\\", ü"',
    });
  });
});
