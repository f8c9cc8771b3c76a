import assert from 'node:assert/strict';
import test from 'node:test';
import { StoreError, type StatsReader } from '@oc-stats/store';
import { createMemoryStore } from '@oc-stats/store/memory';
import { pino } from 'pino';
import type { OwnedStore } from './adapters.ts';
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
  const mirror = await openMirror({
    source: away,
    store: ownedStore(),
    organization,
    ledger,
    counted,
    log: pino({ level: 'silent' }),
  });
  context.after(() => mirror.close());
  const said = new Set<string>();
  const isWhole = () => ledger.remembered.get(`mirror of ${organization}`) === 'whole';
  for (let tries = 0; !isWhole() && tries < 600; tries++) {
    said.add(mirror.state().message);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.ok(
    [...said].some((text) => /InfluxDB is away\. Until there is a copy, the InfluxDB answers/.test(text)),
  );
  assert.ok(isWhole());
  assert.match(mirror.state().message, /^whole through /);
});

test('a copy of plays alone does not tell that nobody came', async (context) => {
  const source = createMemoryStore();
  const rows = [{ day: '2026-03-01', episode: 'e', series: 's', plays: 3, visitors: 0, finishes: 0 }];
  await source.putDaily({ id: 'first', organization, rows });
  const capabilities = { ...source.capabilities(), metrics: ['plays'], source: 'access-log' } as const;
  const ledger = keptInMemory();
  const counted = await CountedElsewhere.open(ledger, organization);
  const mirror = await openMirror({
    source: { ...readerOf(source), capabilities: () => capabilities },
    store: ownedStore(),
    organization,
    ledger,
    counted,
    log: pino({ level: 'silent' }),
  });
  context.after(() => mirror.close());
  for (let tries = 0; !/^whole through/.test(mirror.state().message) && tries < 600; tries++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  const { metrics, source: who } = mirror.reader.capabilities();
  assert.deepEqual([metrics, who], [['plays'], 'access-log']);
  // And the next start knows it before the source has been asked.
  assert.deepEqual((await CountedElsewhere.open(ledger, organization)).current?.metrics, ['plays']);
});

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
