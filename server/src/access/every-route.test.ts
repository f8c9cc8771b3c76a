import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { BATCH_PATH, RETENTION_PATH, type BatchLine, type Problem } from '@oc-stats/contract';
import { EPISODES, HOSTILE_TITLE } from '../app.fixture.ts';
import { escaped } from '../http/page.ts';
import { SmallDesk } from '../retention-desk/desk.fixture.ts';
import { bearer, codeOf, guardedApp, scope, tokenFor } from './access.fixture.ts';

/**
 * Walks all that the service says it answers, so that a route which forgets to ask about access is noticed without
 * anybody thinking of it. Everything here is asked about algebra; the other token is for history.
 */
const small = await new SmallDesk().fill();
after(() => small[Symbol.asyncDispose]());
const app = await guardedApp({ deps: { retention: small.desk } });
const { paths } = (await (await app.request('/openapi.json')).json()) as {
  paths: Record<string, Record<string, { parameters?: { name: string; schema: { enum?: string[] } }[] }>>;
};

const RIGHT: Readonly<Record<string, string>> = { organization: 'me', series: 'algebra', episode: 'a1' };
const TOKENS = {
  right: await tokenFor(scope('organization', 'retention')),
  /** Sees every number, but not whose recordings nobody watches. */
  numbers: await tokenFor(scope('organization')),
  other: await tokenFor(scope('series:history', 'episode:talk')),
  expired: await tokenFor(scope('organization'), { from: -7_200, to: -3_600 }),
};

interface Case {
  readonly method: string;
  readonly path: string;
  /** The same of something that does not exist. */
  readonly unknown: string;
  readonly about: string | null;
}

function casesOf(path: string, method: string): readonly Case[] {
  const types = paths[path]?.[method]?.parameters?.find(({ name }) => name === 'type')?.schema.enum;
  const about = /\/(series|episode|organization)s?\/\{id\}/.exec(path)?.[1] ?? null;
  return (types ?? [about]).map((type) => {
    const filled = (id: string) =>
      path
        .replace('{type}', type ?? '')
        .replace('{id}', id)
        .replace('{jti}', 'j1')
        .replace('{element}', 'oc-series-stats');
    return { method, path: filled(RIGHT[type ?? ''] ?? 'algebra'), unknown: filled('nobody'), about: type };
  });
}

const all = Object.entries(paths).flatMap(([path, methods]) =>
  Object.keys(methods).flatMap((method) => casesOf(path, method)),
);
const guarded = all.filter(({ path }) => path.startsWith('/api/'));
const asked = guarded.filter(({ method }) => method === 'get');
const items = asked.filter(({ about }) => about !== null);
/** All or nothing: there is no part of it that less of a permission could show. */
const retention = guarded.filter(({ path }) => path.startsWith(RETENTION_PATH));
const lists = asked.filter((one) => one.about === null && !retention.includes(one));

const request = ({ method, path }: Pick<Case, 'method' | 'path'>, headers: Record<string, string> = {}) =>
  app.request(path, {
    method: method.toUpperCase(),
    headers,
    ...(method === 'post' ? { body: bodyFor(path) } : {}),
  });

function bodyFor(path: string): string {
  if (path.startsWith(RETENTION_PATH))
    return JSON.stringify({ plan: { name: 'x', rules: [{ name: 'x', action: 'notify' }] } });
  if (path !== BATCH_PATH) return JSON.stringify({ scope: ['series:algebra'] });
  return JSON.stringify({ questions: asked.map((one, index) => ({ id: String(index), path: one.path })) });
}

test('there is something to walk', () => {
  assert.ok(items.length >= 45, String(items.length));
  assert.deepEqual(lists.map(({ path }) => path).sort(), [
    '/api/v1/episodes',
    '/api/v1/metrics',
    '/api/v1/organization',
    '/api/v1/series',
  ]);
  assert.deepEqual(
    guarded.filter(({ method }) => method !== 'get').map(({ method, path }) => `${method} ${path}`),
    [
      'post /api/v1/batch',
      'post /api/v1/retention/scenario',
      'post /api/v1/retention/actions.csv',
      'post /api/v1/retention/actions.xlsx',
      'post /api/v1/tokens',
      'delete /api/v1/tokens/j1',
    ],
  );
});

test('without a token nothing is answered, also of what does not exist', async () => {
  for (const one of guarded) {
    assert.equal(await codeOf(await request(one), 401), 'token-missing', one.path);
    const unknown = await request({ ...one, path: one.unknown });
    assert.equal(await codeOf(unknown, 401), 'token-missing', one.unknown);
  }
});

test('with an expired token the element can tell that it needs a fresh one', async () => {
  for (const one of guarded) {
    const response = await request(one, bearer(TOKENS.expired));
    assert.equal(response.headers.get('www-authenticate'), 'Bearer realm="oc-stats"');
    assert.equal(await codeOf(response, 401), 'token-expired', one.path);
  }
});

test('with a token for something else, what exists is answered like what does not', async () => {
  for (const one of items) {
    const forbidden = await request(one, bearer(TOKENS.other));
    const headers = [...forbidden.headers].filter(([name]) => name !== 'x-request-id');
    const text = await forbidden.text();
    assert.equal(forbidden.status, 404, one.path);
    assert.equal((JSON.parse(text) as Problem).code, `unknown-${one.about}`, one.path);
    const unknown = await request({ ...one, path: one.unknown }, bearer(TOKENS.other));
    assert.equal(await unknown.text(), text, one.path);
    const others = [...unknown.headers].filter(([name]) => name !== 'x-request-id');
    assert.deepEqual(others, headers, one.path);
  }
});

test('what is about everybody is answered to nobody with less than all', async () => {
  const nowhere = await guardedApp();
  assert.equal(retention.length, 5);
  for (const one of retention) {
    for (const token of [TOKENS.other, TOKENS.numbers]) {
      const forbidden = await request(one, bearer(token));
      const text = await forbidden.text();
      assert.equal(forbidden.status, 404, one.path);
      assert.equal((JSON.parse(text) as Problem).code, 'unknown-retention', one.path);
      const init = { method: one.method.toUpperCase(), headers: bearer(token) };
      const unknown = await nowhere.request(one.path, {
        ...init,
        ...(one.method === 'post' ? { body: bodyFor(one.path) } : {}),
      });
      assert.equal(await unknown.text(), text, one.path);
    }
    assert.equal((await request(one, bearer(TOKENS.right))).status, 200, one.path);
  }
});

test('with a token for something else, lists and batches hold nothing of the rest', async () => {
  const foreign = [
    'algebra',
    'Algebra',
    ...EPISODES.filter(({ id }) => /^(a\d|later)$/.test(id)).map(({ title }) => title),
  ];
  for (const one of lists) {
    const response = await request(one, bearer(TOKENS.other));
    const text = await response.text();
    assert.equal(response.status, 200, one.path);
    for (const name of foreign) assert.ok(!text.includes(`"${name}"`), `${one.path} tells of ${name}`);
  }
  const batch = await request({ method: 'post', path: BATCH_PATH }, bearer(TOKENS.other));
  const lines = (await batch.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as BatchLine);
  for (const { id, status, body } of lines) {
    const one = asked[Number(id)];
    const alone = await request(one!, bearer(TOKENS.other));
    const isFile = /\.(csv|xlsx|svg|png)$/.test(one?.path ?? '');
    if (isFile) assert.ok([400, 404].includes(status), one?.path);
    else assert.deepEqual([status, body], [alone.status, await alone.json()], one?.path);
  }
  for (const one of guarded.filter(({ path }) => path.includes('/tokens')))
    assert.equal(await codeOf(await request(one, bearer(TOKENS.other)), 403), 'token-may-not-mint');
});

test('with the right token everything is answered, and kept by nobody between', async () => {
  for (const one of [...asked, { method: 'post', path: BATCH_PATH }]) {
    // An episode has no parts, so its totals are asked of itself.
    const path = /episode\/a1\/totals/.test(one.path) ? `${one.path}?by=episode` : one.path;
    const response = await request({ ...one, path }, bearer(TOKENS.right));
    assert.equal(response.status, 200, one.path);
    if (one.method === 'get')
      assert.equal(response.headers.get('cache-control'), 'private, no-cache', one.path);
    assert.match(response.headers.get('vary') ?? '', /Authorization/, one.path);
    await response.arrayBuffer();
  }
});

test('pages that everybody gets tell nothing', async () => {
  const titles = [...EPISODES.map(({ title }) => title), 'Algebra', 'History', 'University of Tests'];
  for (const one of all.filter(({ path }) => !path.startsWith('/api/'))) {
    for (const path of [one.path, one.path.replace('algebra', 'h1')]) {
      const text = await (await request({ ...one, path })).text();
      for (const title of [...titles, HOSTILE_TITLE, escaped(HOSTILE_TITLE)])
        assert.ok(!text.includes(title), `${path} tells "${title}"`);
    }
  }
});
