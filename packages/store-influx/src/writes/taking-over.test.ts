import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { METRIC_IDS } from '@oc-stats/contract';
import type { DailyRow } from '@oc-stats/store';
import { openInfluxStore, type InfluxStore } from '../influx-store.ts';
import { FIRST, ORGANIZATION, SERIES, matomoLines, segmentsLine } from '../matomo-history.fixture.ts';
import { originalApp, type OriginalApp } from '../original-app.fixture.ts';
import { startRealInflux, withoutInflux, type RealInflux } from '../real-influx.fixture.ts';
import { boundsOf } from '../bounds-of.fixture.ts';

const EVENT = '6d3004a3-a581-4fdd-9dab-000000000001';
const ALL = { from: FIRST, to: '2024-07-31' };
const scope = { organization: ORGANIZATION, type: 'organization', id: ORGANIZATION } as const;
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1_000;

describe('writing where opencast-matomo-adapter has written', { skip: withoutInflux }, () => {
  let influx: RealInflux;
  let original: OriginalApp;
  let store: InfluxStore;

  before(async () => {
    influx = await startRealInflux();
    await influx.query('CREATE DATABASE opencast');
    await influx.write('opencast', [
      ...matomoLines(),
      segmentsLine(
        EVENT,
        ORGANIZATION,
        [{ label: '00:00:30', nb_plays: '7', sum_plays: '9', play_rate: '78%' }],
        noon(FIRST),
      ),
    ]);
    original = originalApp(influx, 'opencast', 'autogen', ORGANIZATION);
    store = openInfluxStore({
      url: influx.url,
      database: 'opencast',
      write: true,
      clock: () => new Date('2024-08-01T09:00:00Z'),
    });
  });
  after(async () => {
    await store.close();
    await influx.close();
  });

  const rowsOn = (day: string, plays: number): DailyRow[] => [
    { episode: EVENT, series: SERIES[0] as string, day, plays, visitors: plays, finishes: 1 },
  ];

  it('keeps what is there as complete, and goes on behind it', async () => {
    const covers = { from: '2024-07-01', to: '2024-07-01' };
    await store.putDaily({ id: '1', organization: ORGANIZATION, rows: rowsOn('2024-07-01', 40), covers });
    const bounds = await boundsOf(store, ORGANIZATION);
    assert.deepEqual(bounds, { countingSince: FIRST, through: '2024-07-01', provisionalFrom: null });
  });

  it('replaces a day whatever its time of day was, and the original app sees it', async () => {
    const before = await original.views('eventId', EVENT);
    const day = [...before].find(([, { plays }]) => plays > 50)?.[0] ?? '';
    await store.putDaily({ id: '2', organization: ORGANIZATION, rows: rowsOn(day, 5) });
    const after = await original.views('eventId', EVENT);
    assert.deepEqual(after.get(day), { plays: 5, visitors: 5, finishes: 1 });
    for (const [other, sums] of before) if (other !== day) assert.deepEqual(after.get(other), sums);
    const moved = [{ ...rowsOn(day, 6)[0]!, series: 'elsewhere' }];
    await store.putDaily({ id: '3', organization: ORGANIZATION, rows: moved });
    assert.equal((await original.views('eventId', EVENT)).get(day)?.plays, 6);
    assert.equal((await original.views('seriesId', 'elsewhere')).get(day)?.plays, 6);
  });

  it('answers for the organisation from roll-ups where there are, and raw for the rest', async () => {
    const question = {
      scope,
      range: ALL,
      grain: 'day',
      metrics: METRIC_IDS,
      by: { type: 'series', top: 9 },
    } as const;
    const raw = await store.timeline(question);
    const expected = [...(await original.views('organizationId', ORGANIZATION))].filter(
      ([, { plays }]) => plays > 0,
    );
    assert.deepEqual(
      raw.buckets.map((day, i) => [day, raw.values.plays?.[i]]),
      expected.map(([day, { plays }]) => [day, plays]),
    );
    const half = await store.writeRollUps({ range: { from: '2024-03-01', to: '2024-04-30' } });
    assert.deepEqual([half.organizations, half.days], [2, 122]);
    assert.deepEqual(await store.timeline(question), raw);
    await store.writeRollUps();
    assert.deepEqual(await store.timeline(question), raw);

    // Taken away, the points are no longer in the answer only if they are still read.
    await influx.query(
      `DELETE FROM impressions_daily WHERE "organizationId" = 'mh_default_org' AND time < '2024-05-01'`,
      {},
      'opencast',
    );
    assert.deepEqual(await store.timeline(question), raw);
    const { values } = await store.totals({ ...question, by: 'series', order: 'plays', limit: 99 });
    const sum = (numbers: readonly number[] = []) => numbers.reduce((a, b) => a + b, 0);
    assert.equal(sum(values.plays), sum(raw.values.plays));
  });

  it('makes of the cumulative watch curve a row that nothing later removes, and keeps it readable for the original app', async () => {
    const row = {
      episode: EVENT,
      series: SERIES[0] as string,
      days: 1,
      step: 30,
      duration: 50,
      plays: 2,
      counts: [2, 1],
    };
    await store.putSegments({
      id: 's',
      organization: ORGANIZATION,
      rows: [
        { ...row, day: '2024-07-01' },
        { ...row, day: '2024-07-02' },
      ],
    });
    const episode = { ...scope, type: 'episode', id: EVENT } as const;
    const [july] = await store.segments({ scope: episode, range: { from: '2024-07-01', to: '2024-07-31' } });
    assert.deepEqual(
      [july?.covered, july?.plays, july?.counts],
      [{ from: '2024-07-01', to: '2024-07-02' }, 4, [4, 2]],
    );
    const [all] = await store.segments({ scope: episode, range: ALL });
    assert.deepEqual([all?.covered, all?.plays], [{ from: FIRST, to: '2024-07-02' }, 13]);
    const [first, second] = ((await original.segments(EVENT)) ?? []) as Record<string, unknown>[];
    assert.deepEqual(
      [first?.['label'], first?.['sum_plays'], second?.['label']],
      ['00:00:30', '13', '00:01:00'],
    );
    assert.equal(typeof first?.['play_rate'], 'number');
    const [points] = await influx.query(
      'SELECT count(segments) FROM segments_daily WHERE "eventId" = $e',
      { e: EVENT },
      'opencast',
    );
    assert.equal(points?.series?.[0]?.values[0]?.[1], 1, 'one point an episode, at its oldest moment');
  });

  it('keeps its own books in a policy with shards of a year, and leaves the adapter’s alone', async () => {
    const [policies] = await influx.query('SHOW RETENTION POLICIES ON opencast');
    const shards = policies?.series?.[0]?.values.map(([name, , shard]) => [name, shard]);
    assert.deepEqual(shards, [
      ['autogen', '168h0m0s'],
      ['oc_stats', '8736h0m0s'],
    ]);
    const [fields] = await influx.query('SHOW FIELD KEYS FROM impressions_daily', {}, 'opencast');
    assert.deepEqual(
      fields?.series?.[0]?.values.map(([name, type]) => [name, type]),
      [
        ['finishes', 'integer'],
        ['plays', 'integer'],
        ['visitors', 'integer'],
      ],
    );
  });
});
