import assert from 'node:assert/strict';
import test from 'node:test';
import { StoreError, type StatsReader } from '@oc-stats/store';
import { createMemoryStore } from '@oc-stats/store/memory';
import { startRealInflux, withoutInflux } from '@oc-stats/store-influx/real-influx';
import { openInfluxStore } from '@oc-stats/store-influx';
import type { OwnedStore } from './adapters.ts';
import { awaitedLog } from './awaited-log.fixture.ts';
import { CountedElsewhere } from './counted-elsewhere.ts';
import { openMirror } from './mirror.ts';

const organization = 'o';

test('a copy whose source is away at first is begun again soon, and its progress can be seen', async (context) => {
  const source = createMemoryStore();
  const rows = [{ day: '2026-03-01', episode: 'e', series: 's', plays: 3, visitors: 2, finishes: 1 }];
  await source.putDaily({ id: 'first', organization, rows });
  let asked = 0;
  const away: StatsReader = {
    ...readerOf(source),
    bounds(...question) {
      asked += 1;
      if (asked === 1) throw new StoreError('unavailable', 'InfluxDB is away.');
      return source.bounds(...question);
    },
  };
  const ledger = keptInMemory();
  const counted = await CountedElsewhere.open(ledger, organization);
  const { log, said } = awaitedLog();
  const mirror = await openMirror({ source: away, store: ownedStore(), organization, ledger, counted, log });
  context.after(() => mirror.close());
  await said('the mirror could not be freshened');
  assert.match(mirror.state().message, /InfluxDB is away\. Until there is a copy, the InfluxDB answers/);
  await said('mirror freshened');
  assert.equal(ledger.remembered.get(`mirror of ${organization}`), 'whole');
  assert.match(mirror.state().message, /^whole through /);
});

test('a copy of plays alone does not tell that nobody came', async (context) => {
  const source = createMemoryStore();
  const rows = [{ day: '2026-03-01', episode: 'e', series: 's', plays: 3, visitors: 0, finishes: 0 }];
  await source.putDaily({ id: 'first', organization, rows });
  const capabilities = { ...source.capabilities(), metrics: ['plays'], source: 'access-log' } as const;
  const ledger = keptInMemory();
  const counted = await CountedElsewhere.open(ledger, organization);
  const { log, said } = awaitedLog();
  const mirror = await openMirror({
    source: { ...readerOf(source), capabilities: () => capabilities },
    store: ownedStore(),
    organization,
    ledger,
    counted,
    log,
  });
  context.after(() => mirror.close());
  await said('mirror freshened');
  const { metrics, source: who } = mirror.reader.capabilities();
  assert.deepEqual([metrics, who], [['plays'], 'access-log']);
  // And the next start knows it before the source has been asked.
  assert.deepEqual((await CountedElsewhere.open(ledger, organization)).current?.metrics, ['plays']);
});

test(
  'plays that move late within a series are copied the next night',
  { skip: withoutInflux },
  async (context) => {
    const influx = await startRealInflux();
    context.after(() => influx.close());
    await influx.query('CREATE DATABASE opencast');
    const write = (day: string, episode: string, plays: number) =>
      influx.write('opencast', [
        `impressions_daily,eventId=${episode},organizationId=o,seriesId=s plays=${plays}i,visitors=1i,finishes=1i ${Date.parse(day) / 1_000}`,
      ]);
    await write('2026-01-10', 'e', 5);
    await write('2026-01-10', 'f', 2);
    await write('2026-03-31', 'e', 1);
    const store = ownedStore();
    const ledger = keptInMemory();
    const counted = await CountedElsewhere.open(ledger, organization);
    const clock = () => new Date('2026-04-01T12:00:00Z');
    /** As a service that is started and stopped: the surveys are counted. */
    const copiedOn = async (night: string): Promise<number> => {
      const source = openInfluxStore({ url: influx.url, database: 'opencast', clock });
      const { log, said } = awaitedLog();
      let looks = 0;
      const look = async (signal: AbortSignal) => (
        looks++,
        (await source.survey(organization, {}, signal)).months
      );
      const survey = { look, night: () => night };
      const mirror = await openMirror({ source, store, organization, ledger, counted, log, survey });
      await said('mirror freshened');
      await mirror.close();
      await source.close();
      return looks;
    };
    const january = async () => {
      const scope = { organization, type: 'organization', id: organization } as const;
      const range = { from: '2026-01-01', to: '2026-01-31' };
      const totals = { scope, by: 'episode', range, metrics: ['plays'], order: 'plays', limit: 9 } as const;
      const { ids, values } = await store.totals(totals);
      return Object.fromEntries(ids.map((id, i) => [id, values.plays?.[i]]));
    };

    assert.equal(await copiedOn('2026-04-01'), 1);
    assert.deepEqual(await january(), { e: 5, f: 2 });
    await write('2026-01-10', 'e', 2);
    await write('2026-01-10', 'f', 5);
    assert.equal(await copiedOn('2026-04-01'), 0);
    assert.deepEqual(await january(), { e: 5, f: 2 }, 'looked for once a night only');
    assert.equal(await copiedOn('2026-04-02'), 1);
    assert.deepEqual(await january(), { e: 2, f: 5 });
  },
);

function keptInMemory() {
  const remembered = new Map<string, string>();
  return {
    remembered,
    read: async (name: string) => remembered.get(name) ?? null,
    write: async (name: string, value: string) => void remembered.set(name, value),
  };
}

function readerOf(store: StatsReader): StatsReader {
  return {
    timeline: (...question) => store.timeline(...question),
    totals: (...question) => store.totals(...question),
    matrix: (...question) => store.matrix(...question),
    daily: (...question) => store.daily(...question),
    segments: (...question) => store.segments(...question),
    bounds: (...question) => store.bounds(...question),
    changes: (...question) => store.changes(...question),
    health: (...question) => store.health(...question),
    capabilities: () => store.capabilities(),
    close: () => store.close(),
  };
}

function ownedStore(): OwnedStore {
  return Object.assign(createMemoryStore(), {
    tidy: async () => undefined,
    backup: async () => ({ bytes: 0 }),
  });
}
