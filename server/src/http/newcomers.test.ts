import assert from 'node:assert/strict';
import test from 'node:test';
import { bearer, guardedApp, scope, tokenFor } from '../access/access.fixture.ts';
import type { FindNewcomer } from './newcomers.ts';

function looking() {
  const looked: string[] = [];
  const find: FindNewcomer = ({ type, id }) => Promise.resolve(void looked.push(`${type} ${id}`));
  return { looked, find };
}

test('what is not known is looked for, under whatever path it is asked about', async () => {
  const { find, looked } = looking();
  const app = await guardedApp({ access: { mode: 'open' }, deps: { find } });
  const paths = [
    '/api/v1/episodes/new%2Fone',
    '/api/v1/stats/episode/two/timeline.svg',
    '/api/v1/series/three/episodes',
    '/api/v1/stats/series/four/totals',
  ];
  for (const path of [...paths, '/api/v1/episodes/a1', '/api/v1/series', '/api/v1/episodes/%E0%A4%A'])
    await app.request(path);
  await app.request(`/api/v1/episodes/${'x'.repeat(2_000)}`);
  assert.deepEqual(looked, ['episode new/one', 'episode two', 'series three', 'series four']);
});

test('nothing is looked for on behalf of whoever could not see it: the time that takes would tell that it is there', async () => {
  const { find, looked } = looking();
  const app = await guardedApp({ deps: { find } });
  const ask = async (path: string, token?: string) =>
    (await app.request(path, token === undefined ? {} : { headers: bearer(token) })).status;
  const own = await tokenFor(scope('episode:new'));
  assert.equal(await ask('/api/v1/episodes/new'), 401);
  assert.equal(await ask('/api/v1/episodes/other', own), 404);
  assert.deepEqual(looked, []);
  assert.equal(await ask('/api/v1/episodes/new', own), 404);
  assert.deepEqual(looked, ['episode new']);
});
