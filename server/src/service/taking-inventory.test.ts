import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { createUniversity } from '@oc-stats/opencast/fake';
import { RetentionInventory } from '@oc-stats/retention';
import { embedded } from '../commands/embedded.ts';
import { loadConfig } from '../config/load.ts';
import { takeFromOpencast } from '../retention-opencast/take-from-opencast.ts';
import { awaitedLog } from './awaited-log.fixture.ts';
import { ACCOUNT, serveOpencast } from './served.fixture.ts';
import { startService } from './service.ts';

const university = createUniversity({ seed: 7, today: '2026-04-01', series: 3, episodes: 12 });
const organization = university.organization.id;
const there = university.episodes.filter(({ state }) => state !== 'SCHEDULED').length;

/** A data folder beside an Opencast, and a service that starts there on a day. */
async function place(context: TestContext) {
  const cwd = await mkdtemp(join(tmpdir(), 'oc-stats-inventory-'));
  const opencast = await serveOpencast(university);
  context.after(async () => {
    await opencast.close();
    await rm(cwd, { recursive: true, force: true });
  });
  const section = { uri: opencast.uri, ...ACCOUNT, organizationId: organization };
  const config = { opencast: section, retention: { daily: '00:00' }, calendar: { timeZone: 'UTC' } };
  await writeFile(join(cwd, 'config.yaml'), JSON.stringify(config));
  const parts = (day: string) => ({
    config: loadConfig({ port: '0' }, {}, cwd),
    adapters: embedded({}),
    clock: () => new Date(`${day}T12:00:00Z`),
  });
  const onDay = async (day: string) => {
    const awaited = awaitedLog();
    const more = { version: '0.1.0', assets: undefined, onProgress: () => undefined };
    const service = await startService({ ...parts(day), log: awaited.log, ...more });
    return { ...awaited, service };
  };
  const inventory = () => RetentionInventory.open(join(cwd, 'data'), 1);
  return { inventory, onDay, opencast, parts };
}

test('a service takes the inventory by itself, shows it, and keeps one of a month', async (context) => {
  const { inventory, onDay, parts } = await place(context);
  for (const day of ['2026-04-01', '2026-04-02']) {
    const { said, service } = await onDay(day);
    const { asked, recordings } = await said('inventory of Opencast taken');
    assert.deepEqual([recordings, asked], [there, day === '2026-04-01' ? there : 0]);
    const answer = await fetch(`${service.address}/api/v1/retention`);
    const shown = (await answer.json()) as { asOf: string; total: { recordings: number } };
    assert.deepEqual([shown.asOf, shown.total.recordings], [day, there]);
    await service.stop();
  }
  const kept = await inventory();
  await takeFromOpencast({ ...parts('2026-05-01'), log: awaitedLog().log }, { shelf: kept });
  await kept.close();
  const { said, service } = await onDay('2026-05-02');
  await said('inventory of Opencast taken');
  await service.stop();
  const left = await inventory();
  const snapshots = await left.snapshots();
  await left.close();
  assert.deepEqual(
    snapshots.map(({ asOf, origin }) => [asOf, origin.includes('every night')]),
    [
      ['2026-05-02', true],
      ['2026-05-01', false],
      ['2026-04-02', true],
    ],
  );
});

test('an Opencast that is away costs a warning, and what there was stays', async (context) => {
  const { inventory, onDay, opencast } = await place(context);
  const first = await onDay('2026-04-01');
  await first.said('inventory of Opencast taken');
  await first.service.stop();
  await opencast.close();
  const { said, service } = await onDay('2026-04-02');
  const { reason } = await said('the inventory of Opencast was not taken; it is tried again later');
  assert.match(String(reason), /cannot be reached|does not answer|refused/);
  await service.stop();
  const left = await inventory();
  assert.deepEqual(
    (await left.snapshots()).map(({ asOf }) => asOf),
    ['2026-04-01'],
  );
  await left.close();
});
