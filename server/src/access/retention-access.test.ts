import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { RETENTION_PLANS_PATH, RETENTION_SCENARIO_PATH, retentionActionsPath } from '@oc-stats/contract';
import { smallApp } from '../app.fixture.ts';
import { SmallDesk } from '../retention-desk/desk.fixture.ts';
import { OPEN_SETTINGS } from '../settings.ts';
import { bearer, codeOf, guardedApp, scope, tokenFor } from './access.fixture.ts';

const small = new SmallDesk();
before(() => small.fill());
after(() => small[Symbol.asyncDispose]());

const PLAN = { plan: { name: 'x', rules: [{ name: 'x', action: 'notify' }] } };
type Ask = (path: string, init?: RequestInit) => Response | Promise<Response>;

/** All there is to ask about retention. */
function everything(ask: Ask, headers: Record<string, string>) {
  const posted = { method: 'POST', body: JSON.stringify(PLAN), headers };
  return [
    () => ask('/api/v1/retention', { headers }),
    () => ask('/api/v1/retention?folder=Courses', { headers }),
    () => ask(RETENTION_PLANS_PATH, { headers }),
    () => ask(RETENTION_SCENARIO_PATH, posted),
    () => ask(retentionActionsPath('csv'), posted),
    () => ask(retentionActionsPath('xlsx'), posted),
  ];
}

test('only a token for all of the organisation, all days and all numbers, with the right to it, shows it', async () => {
  const app = await guardedApp({ deps: { retention: small.desk } });
  const ask: Ask = (path, init) => app.request(path, init);
  const range = { range: { from: '2026-01-01' } };
  for (const limits of [
    scope('organization'),
    scope('retention'),
    scope('series:algebra', 'retention'),
    scope('organization', 'tokens'),
    { ...scope('organization', 'retention'), ...range },
    { ...scope('organization', 'retention'), metrics: ['plays'] as const },
  ]) {
    const headers = bearer(await tokenFor(limits as ReturnType<typeof scope>));
    for (const one of everything(ask, headers))
      assert.equal(await codeOf(await one(), 404), 'unknown-retention', JSON.stringify(limits));
  }
  for (const one of everything(ask, bearer(await tokenFor(scope('organization', 'retention')))))
    assert.equal((await one()).status, 200);
});

test('who may not see it learns nothing of whether there is anything', async () => {
  const headers = bearer(await tokenFor(scope('organization')));
  const texts = [];
  for (const deps of [{ retention: small.desk }, {}]) {
    const app = await guardedApp({ deps });
    for (const path of ['/api/v1/retention', '/api/v1/retention?asOf=1999-01-01'])
      texts.push(await (await app.request(path, { headers })).text());
  }
  assert.equal(new Set(texts).size, 1);
});

test('a token that makes tokens gives the right on only when it has it itself', async () => {
  const app = await guardedApp();
  const wanted = JSON.stringify({ scope: ['organization', 'retention'] });
  const make = async (...scopes: string[]) =>
    app.request('/api/v1/tokens', {
      method: 'POST',
      body: wanted,
      headers: bearer(await tokenFor(scope(...scopes))),
    });
  assert.equal(await codeOf(await make('tokens', 'organization'), 403), 'token-may-not-mint');
  assert.equal((await make('tokens', 'organization', 'retention')).status, 201);
});

test('where nothing is proven, pages from elsewhere get numbers and no lists', async () => {
  const app = await smallApp({ retention: small.desk });
  const statusOf = async (url: string, headers: Record<string, string>) =>
    (await app.request(url, { headers })).status;
  const here = 'http://127.0.0.1:8040/api/v1/retention';
  assert.equal(await statusOf(here, {}), 200);
  assert.equal(await statusOf(here, { Origin: 'http://localhost:3000' }), 200);
  assert.equal(await statusOf(here, { Origin: 'https://evil.example' }), 404);
  assert.equal(await statusOf(here, { Origin: 'null' }), 404);
  assert.equal(await statusOf(here, { 'Sec-Fetch-Site': 'cross-site' }), 404);
  assert.equal(await statusOf('http://rebound.example:8040/api/v1/retention', {}), 404);
  const organization = 'http://127.0.0.1:8040/api/v1/organization';
  assert.equal(await statusOf(organization, { Origin: 'https://evil.example' }), 200);
  const named = await smallApp({
    retention: small.desk,
    settings: { ...OPEN_SETTINGS, access: { mode: 'open', origins: ['https://lms.example'] } },
  });
  const answer = await named.request(here, { headers: { Origin: 'https://lms.example' } });
  assert.equal(answer.status, 200);
});

test('a batch may ask as much as whoever sends it', async () => {
  const app = await smallApp({ retention: small.desk });
  const body = JSON.stringify({ questions: [{ id: 'a', path: '/api/v1/retention' }] });
  const sent = async (headers: Record<string, string>) => {
    const answer = await app.request('http://127.0.0.1/api/v1/batch', { method: 'POST', body, headers });
    return (JSON.parse((await answer.text()).trim()) as { status: number }).status;
  };
  assert.deepEqual([await sent({}), await sent({ Origin: 'https://evil.example' })], [200, 404]);
});
