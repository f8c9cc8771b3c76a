import assert from 'node:assert/strict';
import test from 'node:test';
import type { BatchLine, Problem } from '@oc-stats/contract';
import { NOW, smallCatalog, smallStore } from '../app.fixture.ts';
import { bearer, guardedApp, scope, tokenFor } from './access.fixture.ts';
import { as, people } from './opencast-site.fixture.ts';
import { memoryRevocations } from './token/revocations.ts';

const QUESTIONS = 40;
/** Different ones, so that each reaches the store. */
const questions = Array.from({ length: QUESTIONS }, (_, index) => ({
  id: String(index),
  path: `/api/v1/stats/series/algebra/timeline?from=2026-01-01&to=2026-02-${String((index % 28) + 1).padStart(2, '0')}&metrics=${index < 28 ? 'plays' : 'visitors'}`,
}));

/** A store that answers nothing before the gate is opened, and tells when it was first asked. */
async function waitingStore() {
  const reader = await smallStore();
  const gate = signal();
  const asked = signal();
  return {
    reader: {
      ...reader,
      async timeline(...args: Parameters<typeof reader.timeline>) {
        asked.give();
        await gate.given;
        return reader.timeline(...args);
      },
    },
    asked: asked.given,
    open: () => gate.give(),
  };
}

function signal() {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give: () => give() };
}

async function codesOf(response: Response): Promise<readonly string[]> {
  assert.equal(response.status, 200);
  const lines = (await response.text()).trimEnd().split('\n');
  const read = lines.map((line) => JSON.parse(line) as BatchLine);
  return read.map(({ body, status }) => (status === 200 ? 'ok' : (body as Problem).code));
}

const body = JSON.stringify({ questions });

for (const [what, code] of [
  ['revoked', 'token-revoked'],
  ['expired', 'token-expired'],
] as const)
  test(`what a batch has not asked yet when its token is ${what} stays unanswered`, async () => {
    const store = await waitingStore();
    const revocations = memoryRevocations();
    let now = NOW;
    const app = await guardedApp({
      parts: { revocations },
      deps: { reader: store.reader, clock: () => now },
    });
    const token = await tokenFor(scope('series:algebra'));
    const { jti } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      jti: string;
    };
    const response = await app.request('/api/v1/batch', { method: 'POST', body, headers: bearer(token) });
    const codes = codesOf(response);
    await store.asked;
    if (what === 'revoked') await revocations.revoke(jti, new Date(NOW.getTime() + 7_200_000));
    now = new Date(NOW.getTime() + (what === 'revoked' ? 1_000 : 7_200_000));
    store.open();
    const found = await codes;
    assert.equal(found.length, QUESTIONS);
    assert.ok(found.filter((one) => one === 'ok').length <= 6, 'what was asked already is answered');
    assert.deepEqual([...new Set(found)].sort(), ['ok', code]);
  });

test('who signs out while a batch runs is noticed as soon as outside of one', async () => {
  const store = await waitingStore();
  let now = NOW;
  let name = 'anna';
  const catalog = smallCatalog();
  const app = await guardedApp({
    access: { mode: 'opencast' },
    parts: {
      session: async () => ({
        username: name,
        roles: ['ROLE_ADMIN'],
        organization: catalog.organization.id,
        adminRole: 'ROLE_ADMIN',
        anonymousRole: 'ROLE_ANONYMOUS',
      }),
      accessOf: () => Promise.resolve(null),
    },
    deps: { reader: store.reader, catalog: () => catalog, clock: () => now },
  });
  const headers = { ...as(people.admin), Origin: 'http://localhost' };
  const codes = codesOf(await app.request('/api/v1/batch', { method: 'POST', body, headers }));
  await store.asked;
  name = 'anonymous';
  now = new Date(NOW.getTime() + 31_000);
  store.open();
  assert.deepEqual([...new Set(await codes)].sort(), ['not-signed-in', 'ok']);
});
