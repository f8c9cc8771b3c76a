import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { METRIC_IDS } from '@oc-stats/contract';
import type { DailyRow, DailySink, SegmentsRow, StatsReader } from '@oc-stats/store';
import { createMemoryStore } from '@oc-stats/store/memory';
import { openInfluxStore } from '../influx-store.ts';
import { startRealInflux, withoutInflux, type RealInflux } from '../real-influx.fixture.ts';
import { startStoppingProxy } from '../stopping-proxy.fixture.ts';

const ALL = { from: '2024-01-01', to: '2024-12-31' };
const row = (series: string | null, day: string, plays: number): DailyRow => ({
  episode: 'e',
  series,
  day,
  plays,
  visitors: plays,
  finishes: 0,
});
const segments = (day: string, days: number, plays: number): SegmentsRow => ({
  episode: 'e',
  series: 's',
  day,
  days,
  step: 10,
  duration: 20,
  plays,
  counts: [plays, 1],
});

const STEPS: ((store: DailySink, organization: string) => Promise<unknown>)[] = [
  (store, organization) =>
    store.putDaily({
      id: '1',
      organization,
      rows: [row('s', '2024-05-01', 3), row('s', '2024-05-02', 4)],
      covers: ALL,
    }),
  (store, organization) =>
    store.putDaily({ id: '2', organization, rows: [row('t', '2024-05-01', 5), row(null, '2024-05-02', 6)] }),
  (store, organization) => store.putSegments({ id: '1', organization, rows: [segments('2024-05-01', 7, 4)] }),
  (store, organization) =>
    store.putSegments({
      id: '2',
      organization,
      rows: [segments('2024-05-03', 1, 1), segments('2024-05-09', 1, 2)],
    }),
];

describe('a batch that was stopped in the middle', { skip: withoutInflux }, () => {
  let influx: RealInflux;
  let proxy: Awaited<ReturnType<typeof startStoppingProxy>>;

  before(async () => {
    influx = await startRealInflux();
    proxy = await startStoppingProxy(influx.url);
    await influx.query('CREATE DATABASE opencast');
  });
  after(async () => {
    await proxy.close();
    await influx.close();
  });

  it('is right when it is repeated, wherever it was stopped', async () => {
    const reference = createMemoryStore();
    for (const step of STEPS) await step(reference, 'o');
    let stops = 0;
    for (let at = 1; ; at++) {
      const organization = `stopped at ${at}`;
      const wasStopped = await putAll(organization, at);
      if (!wasStopped) break;
      stops += 1;
      const store = openInfluxStore({ url: influx.url, database: 'opencast' });
      assert.deepEqual(await answersOf(store, organization), await answersOf(reference, 'o'), organization);
      await store.close();
    }
    assert.ok(stops > 20, `only ${stops} places were tried`);
  });

  /** Every batch is sent until it is taken; the request with this number fails. */
  async function putAll(organization: string, failAt: number): Promise<boolean> {
    proxy.failAt(failAt);
    const open = () => openInfluxStore({ url: proxy.url, database: 'opencast', write: true });
    let store = open();
    let wasStopped = false;
    for (const step of STEPS) {
      await step(store, organization).catch(async () => {
        wasStopped = true;
        await store.close();
        store = open();
        await step(store, organization);
      });
    }
    await store.close();
    return wasStopped;
  }
});

async function answersOf(store: StatsReader, organization: string): Promise<unknown> {
  const scope = { organization, type: 'organization', id: organization } as const;
  const series = { ...scope, type: 'series', id: 's' } as const;
  const question = { scope, range: ALL, grain: 'day', metrics: METRIC_IDS } as const;
  const { countingSince, through, provisionalFrom } = await store.bounds(organization);
  return [
    await store.timeline({ ...question, by: { type: 'series', top: 9 } }),
    await store.totals({ ...question, by: 'episode', order: 'plays', limit: 9 }),
    await store.daily({ scope, range: ALL, by: 'series' }),
    await store.daily({ scope, range: ALL, by: 'episode' }),
    await store.timeline({ ...question, scope: series }),
    await store.segments({ scope: series, range: ALL }),
    { countingSince, through, provisionalFrom },
  ];
}
