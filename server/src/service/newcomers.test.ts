import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { createFakeOpencast, createUniversity, type University } from '@oc-stats/opencast/fake';
import { embedded } from '../commands/embedded.ts';
import { loadConfig } from '../config/load.ts';
import { awaitedLog } from './awaited-log.fixture.ts';
import { ACCOUNT, serveApp } from './served.fixture.ts';
import { startService } from './service.ts';

const later = createUniversity({ seed: 7, today: '2026-04-01', series: 6, episodes: 40 });
const added = later.episodes.find(({ seriesId }) => seriesId !== null);
const now: University = { ...later, episodes: later.episodes.filter((one) => one !== added) };

/** A service that has read its Opencast once, and an Opencast to which a recording is added then. */
async function started(context: TestContext) {
  let fake = createFakeOpencast(now, ACCOUNT);
  const asked: string[] = [];
  const opencast = await serveApp({
    fetch: (request) => {
      asked.push(new URL(request.url).pathname);
      return fake.fetch(request);
    },
  });
  context.after(() => opencast.close());
  const cwd = await mkdtemp(join(tmpdir(), 'oc-stats-newcomers-'));
  context.after(() => rm(cwd, { recursive: true, force: true }));
  const config = { opencast: { uri: opencast.uri, ...ACCOUNT, organizationId: later.organization.id } };
  await writeFile(join(cwd, 'config.yaml'), JSON.stringify(config));
  const { log, said } = awaitedLog();
  const service = await startService({
    config: loadConfig({ port: '0' }, {}, cwd),
    adapters: embedded({}),
    version: '0.1.0',
    log,
    clock: () => new Date('2026-04-01T12:00:00Z'),
    assets: undefined,
    onProgress: () => undefined,
  });
  context.after(() => service.stop());
  await said('catalogue read');
  asked.length = 0;
  fake = createFakeOpencast(later, ACCOUNT);
  const status = async (path: string) => {
    const answer = await fetch(`${service.address}/api/v1/${path}`);
    await answer.text();
    return answer.status;
  };
  return { asked, status, address: service.address };
}

test('a recording that is new in Opencast is there as soon as somebody asks about it', async (context) => {
  const { address, asked, status } = await started(context);
  const id = encodeURIComponent(added?.id ?? '');
  const statuses = await Promise.all([
    status(`stats/episode/${id}/timeline`),
    status(`episodes/${id}`),
    status(`episodes/${id}`),
  ]);
  assert.deepEqual(statuses, [200, 200, 200]);
  assert.equal(asked.filter((path) => path === `/api/events/${id}`).length, 1);
  const batch = JSON.stringify({ questions: [{ id: '1', path: `/api/v1/episodes/${id}` }] });
  const answer = await fetch(`${address}/api/v1/batch`, { method: 'POST', body: batch });
  assert.match(await answer.text(), /"status":200/);
  const list = `series/${encodeURIComponent(added?.seriesId ?? '')}/episodes?limit=100`;
  const { items } = (await (await fetch(`${address}/api/v1/${list}`)).json()) as { items: { id: string }[] };
  assert.ok(items.some((one) => one.id === added?.id));
});

test('whoever tries ids does not have Opencast asked about each', async (context) => {
  const { asked, status } = await started(context);
  const paths = Array.from({ length: 60 }, (_, i) => `episodes/guess-${i % 30}`);
  const statuses = await Promise.all(paths.map(status));
  assert.deepEqual(new Set(statuses), new Set([404]));
  assert.ok(asked.length > 0 && asked.length <= 12, `${asked.length} questions to Opencast`);
});
