import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { createUniversity } from '@oc-stats/opencast/fake';
import { embedded } from '../commands/embedded.ts';
import { loadConfig } from '../config/load.ts';
import { awaitedLog, type AwaitedLog } from './awaited-log.fixture.ts';
import { ACCOUNT, serveOpencast } from './served.fixture.ts';
import { startService, type Service } from './service.ts';

const university = createUniversity({ seed: 7, today: '2026-04-01', series: 6, episodes: 40 });
const [series] = university.series.filter(({ id }) => university.episodes.some((one) => one.seriesId === id));

async function place(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'oc-stats-real-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function started(
  context: TestContext,
  cwd: string,
  yaml: string,
): Promise<Service & Pick<AwaitedLog, 'said'>> {
  await writeFile(join(cwd, 'config.yaml'), yaml);
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
  return { ...service, said };
}

const sectionFor = (uri: string, organization = university.organization.id) => `
opencast:
  uri: ${uri}
  user: ${ACCOUNT.user}
  password: ${JSON.stringify(ACCOUNT.password)}
  organizationId: ${organization}
`;

async function titles(service: Service): Promise<readonly string[]> {
  const answer = await fetch(`${service.address}/api/v1/series?limit=100`);
  assert.equal(answer.status, 200);
  const { items } = (await answer.json()) as { items: { title: string }[] };
  return items.map(({ title }) => title);
}

test('a real Opencast is read in the background, and its names stay when it is away', async (context) => {
  const cwd = await place(context);
  const opencast = await serveOpencast(university);
  const first = await started(context, cwd, sectionFor(opencast.uri));
  await first.said('catalogue read');
  const known = await titles(first);
  assert.equal(known.length, university.series.length);
  await first.stop();
  await opencast.close();

  const second = await started(context, cwd, sectionFor(opencast.uri));
  assert.deepEqual(await titles(second), known);
  const one = await fetch(`${second.address}/api/v1/stats/series/${series?.id}/timeline`);
  assert.equal(one.status, 200);
});

test('before it was read once nothing is known, and that is said', async (context) => {
  const opencast = await serveOpencast(university);
  await opencast.close();
  const service = await started(context, await place(context), sectionFor(opencast.uri));
  const answer = await fetch(`${service.address}/api/v1/series`);
  assert.equal(answer.status, 503);
  assert.equal(((await answer.json()) as { code: string }).code, 'catalog-unavailable');
  const readiness = await fetch(`${service.address}/readyz`);
  assert.match(await readiness.text(), /catalogue: not read yet/);
});

test('a service that starts before its Opencast has the names soon after that is there', async (context) => {
  const away = await serveOpencast(university);
  await away.close();
  const service = await started(context, await place(context), sectionFor(away.uri));
  const failed = await fetch(`${service.address}/readyz`);
  assert.match(await failed.text(), /catalogue: not read yet/);
  const opencast = await serveOpencast(university, {}, Number(new URL(away.uri).port));
  context.after(() => opencast.close());
  await service.said('catalogue read');
  assert.equal((await titles(service)).length, university.series.length);
});

test('another organisation behind the address does not take the place of this one', async (context) => {
  const opencast = await serveOpencast(university);
  context.after(() => opencast.close());
  const service = await started(context, await place(context), sectionFor(opencast.uri, 'mh_default_org'));
  const { reason } = await service.said('the catalogue could not be read');
  assert.match(String(reason), /speaks for the organisation/);
  assert.equal((await fetch(`${service.address}/api/v1/series`)).status, 503);
});
