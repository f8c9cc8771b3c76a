import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import type { Day } from '@oc-stats/contract';
import { createUniversity, storedBytes, type FakeOpencastOptions } from '@oc-stats/opencast/fake';
import { RetentionInventory } from '@oc-stats/retention';
import type { DailyRow } from '@oc-stats/store';
import { pino } from 'pino';
import { embedded } from '../commands/embedded.ts';
import { OperatorError } from '../commands/operator-error.ts';
import { loadConfig } from '../config/load.ts';
import { ACCOUNT, serveOpencast } from '../service/served.fixture.ts';
import { startService } from '../service/service.ts';
import { storeOptions } from '../service/settings.ts';
import { takeFromOpencast } from './take-from-opencast.ts';

const TODAY = '2026-04-01';
const COUNTING = '2025-09-01';
const university = createUniversity({ seed: 7, today: TODAY, series: 12, episodes: 90 });
const organization = university.organization.id;
const there = university.episodes.filter(({ state }) => state !== 'SCHEDULED');
const watched = there.filter(({ published }, at) => published !== null && at % 2 === 0);
const rows = watched.map(({ id, seriesId }): DailyRow => ({
  episode: id,
  series: seriesId,
  day: '2026-03-01',
  plays: 3,
  visitors: 2,
  finishes: 0,
}));
const adapters = embedded({});
const clock = () => new Date(`${TODAY}T12:00:00Z`);

interface Place {
  readonly inventory: RetentionInventory;
  parts(changes?: string): Parameters<typeof takeFromOpencast>[0];
  close(): Promise<void>;
}

/** A data folder with a configuration, and an Opencast on a port. */
async function place(context: TestContext, options: Partial<FakeOpencastOptions> = {}): Promise<Place> {
  const cwd = await mkdtemp(join(tmpdir(), 'oc-stats-take-'));
  const opencast = await serveOpencast(university, options);
  const inventory = await RetentionInventory.open(join(cwd, 'inventory'), 1);
  context.after(async () => {
    await inventory.close();
    await opencast.close();
    await rm(cwd, { recursive: true, force: true });
  });
  const section = `opencast:\n  uri: ${opencast.uri}\n  user: ${ACCOUNT.user}\n  password: ${JSON.stringify(ACCOUNT.password)}\n  organizationId: ${organization}\n`;
  await writeFile(join(cwd, 'config.yaml'), section);
  const parts = (changes = '') => ({
    adapters,
    clock,
    config: loadConfig(
      { port: '0' },
      changes === '' ? {} : Object.fromEntries([changes.split('=') as [string, string]]),
      cwd,
    ),
    log: pino({ level: 'silent' }),
  });
  return { inventory, parts, close: () => opencast.close() };
}

async function fill(parts: Place['parts']): Promise<void> {
  const store = await adapters.openStore(storeOptions(parts().config));
  await store.putDaily({ id: 'x', organization, rows, covers: { from: COUNTING, to: '2026-03-31' } });
  await store.close();
}

/** What everybody must find, wherever the plays are. */
async function expectAll({ inventory }: Place, snapshot: number, since: Day): Promise<void> {
  const answers = await inventory.answer(snapshot);
  assert.equal(answers.inventory.recordings, there.length);
  assert.equal(
    answers.inventory.bytes,
    there.reduce((sum, episode) => sum + storedBytes(episode), 0),
  );
  assert.equal(answers.watched.recordings, watched.length);
  assert.equal(answers.watched.meanViews, 3);
  assert.deepEqual([answers.observedSince, answers.asOf], [since, TODAY]);
}

test('an Opencast whose plays lie in the embedded store', async (context) => {
  const at = await place(context);
  await fill(at.parts);
  const shares: number[] = [];
  const onProgress = ({ share }: { share: number }) => shares.push(share);
  const taken = await takeFromOpencast(at.parts(), { shelf: at.inventory, onProgress });
  await expectAll(at, taken.snapshot, COUNTING);
  assert.deepEqual(
    shares,
    [...shares].sort((a, b) => a - b),
  );
  assert.equal(shares.at(-1), 1);
  const again = await takeFromOpencast(at.parts(), { shelf: at.inventory });
  assert.deepEqual([again.asked, taken.asked], [0, there.length]);
});

test('while the service has the store open it is asked for the plays', async (context) => {
  const at = await place(context);
  await fill(at.parts);
  const service = await startService({
    ...at.parts(),
    version: '0.1.0',
    assets: undefined,
    onProgress: () => undefined,
  });
  context.after(() => service.stop());
  const { snapshot } = await takeFromOpencast(at.parts(), { shelf: at.inventory });
  await expectAll(at, snapshot, COUNTING);
});

test('an Opencast that counts itself', async (context) => {
  const at = await place(context, {
    statistics: (type, id, metric, { from, to }) => {
      const found = rows.filter(
        (row) =>
          (type === 'organization' || (type === 'series' ? row.series : row.episode) === id) &&
          row.day >= from &&
          row.day <= to,
      );
      return new Map(
        found.length > 0 ? [['2026-03-01', found.reduce((sum, row) => sum + row[metric], 0)]] : [],
      );
    },
  });
  const { snapshot } = await takeFromOpencast(at.parts('OC_STATS__STORE__SOURCE=opencast'), {
    shelf: at.inventory,
  });
  await expectAll(at, snapshot, '2026-03-01');
});

const VIEWING = ['ROLE_API', 'ROLE_API_EVENTS_VIEW', 'ROLE_API_SERIES_VIEW', 'ROLE_GROUP_MEDIA_TEAM'];

test('what an account may not read is told with the role that it needs', async (context) => {
  const without = await place(context, { roles: VIEWING });
  await fill(without.parts);
  await assert.rejects(takeFromOpencast(without.parts(), { shelf: without.inventory }), {
    name: 'RetentionError',
    code: 'not-allowed',
    message: /ROLE_API_EVENTS_MEDIA_VIEW/,
  });
  const nobody = await place(context, { roles: ['ROLE_API'] });
  await assert.rejects(
    takeFromOpencast(nobody.parts(), { shelf: nobody.inventory }),
    (error) => error instanceof OperatorError && /ROLE_API_EVENTS_VIEW/.test(error.message),
  );
  assert.deepEqual(await without.inventory.snapshots(), []);
});

test('what is away is told, and nothing is left behind', async (context) => {
  const at = await place(context);
  await assert.rejects(
    takeFromOpencast(at.parts('OC_STATS__OPENCAST__ORGANIZATION_ID=other'), { shelf: at.inventory }),
    (error) => error instanceof OperatorError && /"other"/.test(error.message),
  );
  await assert.rejects(
    takeFromOpencast(at.parts('OC_STATS__OPENCAST__PASSWORD=wrong'), { shelf: at.inventory }),
    (error) => error instanceof OperatorError && /opencast\.password/.test(error.message),
  );
  // The plays are somewhere, but nobody can open them.
  await writeFile(join(storeOptions(at.parts().config).folder), '').catch(() => undefined);
  await assert.rejects(takeFromOpencast(at.parts(), { shelf: at.inventory }), /data folder/);
  await at.close();
  await assert.rejects(
    takeFromOpencast(at.parts(), { shelf: at.inventory }),
    (error) =>
      error instanceof OperatorError && /cannot be reached.*is kept: run it again/.test(error.message),
  );
  assert.deepEqual(await at.inventory.snapshots(), []);
});

test('without an Opencast in the configuration there is nothing to read', async (context) => {
  const at = await place(context);
  const { opencast: section, ...config } = at.parts().config;
  assert.ok(section);
  await assert.rejects(
    takeFromOpencast({ ...at.parts(), config }, { shelf: at.inventory }),
    /section "opencast"/,
  );
});

test('who stops it gets the reason that was given', async (context) => {
  const at = await place(context);
  await fill(at.parts);
  const stop = new AbortController();
  const onProgress = ({ share }: { share: number }) => share > 0.2 && stop.abort(new Error('asked to end'));
  await assert.rejects(
    takeFromOpencast(at.parts(), { shelf: at.inventory, onProgress, signal: stop.signal }),
    /asked to end/,
  );
  const rest = await takeFromOpencast(at.parts(), { shelf: at.inventory });
  assert.ok(rest.asked < there.length);
});
