import assert from 'node:assert/strict';
import test from 'node:test';
import type {
  BatchLine,
  EpisodePage,
  OrganizationAnswer,
  Problem,
  SegmentsAnswer,
  SeriesPage,
  TimelineAnswer,
  TotalsAnswer,
} from '@oc-stats/contract';
import { NOW, smallStore } from '../app.fixture.ts';
import { bearer, codeOf, guardedApp, jsonOf, KEYS, scope, seconds, tokenFor } from './access.fixture.ts';
import { configuredKeys } from './token/configured-keys.ts';
import { signedPicturePath } from './token/picture.ts';
import { memoryRevocations } from './token/revocations.ts';
import type { Limits } from './token/claims.ts';

const app = await guardedApp();
const ALGEBRA = '/api/v1/stats/series/algebra';

const ask = async (path: string, limits: Limits, headers: Record<string, string> = {}) =>
  app.request(path, { headers: { ...bearer(await tokenFor(limits)), ...headers } });

test('a series brings its episodes, an episode brings nothing else', async () => {
  const series = scope('series:algebra');
  await jsonOf(ask(`${ALGEBRA}/timeline`, series));
  await jsonOf(ask('/api/v1/stats/episode/a3/segments', series));
  assert.equal(await codeOf(await ask('/api/v1/stats/episode/h1/segments', series), 404), 'unknown-episode');
  assert.equal(
    await codeOf(await ask('/api/v1/stats/organization/me/totals', series), 404),
    'unknown-organization',
  );
  // Deleted in Opencast: its series cannot be known, and so nobody may see it.
  assert.equal(
    await codeOf(await ask('/api/v1/stats/episode/gone/timeline', series), 404),
    'unknown-episode',
  );
  const episode = scope('episode:a3');
  await jsonOf(ask('/api/v1/stats/episode/a3/timeline', episode));
  assert.equal(await codeOf(await ask(`${ALGEBRA}/timeline`, episode), 404), 'unknown-series');
  assert.equal(await codeOf(await ask('/api/v1/stats/episode/a4/timeline', episode), 404), 'unknown-episode');
});

test('a token that only makes tokens shows nothing', async () => {
  assert.equal(await codeOf(await ask(`${ALGEBRA}/timeline`, scope('tokens')), 404), 'unknown-series');
  assert.equal((await jsonOf<SeriesPage>(ask('/api/v1/series', scope('tokens')))).count, 0);
});

test('lists hold what the token names, in their order, searched and paged', async () => {
  const limits = scope('series:history', 'episode:a2', 'episode:nobody', 'series:nobody');
  const series = await jsonOf<SeriesPage>(ask('/api/v1/series', limits));
  assert.deepEqual([series.items.map(({ id }) => id), series.count, series.next], [['history'], 1, null]);
  const first = await jsonOf<EpisodePage>(ask('/api/v1/episodes?limit=2', limits));
  assert.deepEqual([first.items.map(({ id }) => id), first.count], [['a2', 'h1'], 3]);
  assert.deepEqual(first.items[0]?.series, { id: 'algebra', title: 'Algebra' });
  const rest = await jsonOf<EpisodePage>(
    ask(`/api/v1/episodes?limit=2&cursor=${encodeURIComponent(first.next ?? '')}`, limits),
  );
  assert.deepEqual([rest.items.map(({ id }) => id), rest.next], [['h2'], null]);
  assert.equal((await jsonOf<EpisodePage>(ask('/api/v1/episodes?q=lecture', limits))).count, 1);
  const organization = await jsonOf<OrganizationAnswer>(ask('/api/v1/organization', limits));
  assert.deepEqual([organization.series, organization.episodes], [1, 3]);
  const all = await jsonOf<OrganizationAnswer>(ask('/api/v1/organization', scope('organization')));
  assert.deepEqual([all.series, all.episodes], [3, 12]);
});

test('two who may see different things do not see each other in what is kept', async () => {
  const [one, other] = [scope('series:history'), scope('series:algebra')];
  for (const limits of [one, other, scope('organization'), one]) {
    const { items } = await jsonOf<SeriesPage>(ask('/api/v1/series', limits));
    const expected =
      limits === one ? ['history'] : limits === other ? ['algebra'] : ['algebra', 'empty', 'history'];
    assert.deepEqual(
      items.map(({ id }) => id),
      expected,
    );
  }
});

test('equal questions of two tokens are counted once', async () => {
  const reader = await smallStore();
  let counted = 0;
  const counting = {
    ...reader,
    timeline: (...args: Parameters<typeof reader.timeline>) => ((counted += 1), reader.timeline(...args)),
  };
  const watched = await guardedApp({ deps: { reader: counting } });
  const texts = [];
  for (const limits of [
    scope('series:algebra'),
    scope('organization'),
    scope('series:algebra', 'series:history'),
  ])
    texts.push(
      await (
        await watched.request(`${ALGEBRA}/timeline`, { headers: bearer(await tokenFor(limits)) })
      ).text(),
    );
  assert.equal(counted, 1);
  assert.equal(new Set(texts).size, 1);
});

test('a token in a batch is looked at once, and wins over the one in the header', async () => {
  const questions = ['/api/v1/stats/series/history/timeline', `${ALGEBRA}/timeline`].map((path, index) => ({
    id: String(index),
    path,
  }));
  const post = (token: string | undefined, headers: Record<string, string>) =>
    app.request('/api/v1/batch', { method: 'POST', body: JSON.stringify({ token, questions }), headers });
  const header = bearer(await tokenFor(scope('organization')));
  const response = await post(await tokenFor(scope('series:history')), header);
  const lines = (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as BatchLine);
  const found = lines
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ status, body }) => [status, (body as Problem).code]);
  assert.deepEqual(found, [
    [200, undefined],
    [404, 'unknown-series'],
  ]);
  assert.equal(await codeOf(await post('nonsense', header), 401), 'token-unreadable');
  assert.equal(await codeOf(await post(undefined, {}), 401), 'token-missing');
});

test('each bad token is told apart', async () => {
  const revocations = memoryRevocations();
  const strict = await guardedApp({ parts: { revocations } });
  const other = configuredKeys([
    { id: 'one', algorithm: 'HS256', secret: 'another secret of tests, long enough' },
  ]);
  const unknown = configuredKeys([
    { id: 'two', algorithm: 'HS256', secret: 'another secret of tests, long enough' },
  ]);
  const all = scope('organization');
  const revoked = await tokenFor(all);
  const { jti } = JSON.parse(Buffer.from(revoked.split('.')[1] ?? '', 'base64url').toString()) as {
    jti: string;
  };
  await revocations.revoke(jti, seconds(7_200));
  const cases = [
    [{}, 'token-missing'],
    [{ Authorization: 'Basic dXNlcjpwYXNz' }, 'token-missing'],
    [{ Authorization: 'Bearer' }, 'token-unreadable'],
    [{ Authorization: 'Bearer ' }, 'token-unreadable'],
    [bearer('nonsense'), 'token-unreadable'],
    [bearer(await tokenFor(all, { from: -100, to: -50 })), 'token-expired'],
    [bearer(await tokenFor(all, { from: 100 })), 'token-not-yet-valid'],
    [bearer(await tokenFor(all, { keys: other })), 'token-bad-signature'],
    [bearer(await tokenFor(all, { keys: unknown })), 'token-unknown-key'],
    [bearer(revoked), 'token-revoked'],
  ] as const;
  for (const [headers, code] of cases)
    assert.equal(await codeOf(await strict.request(`${ALGEBRA}/timeline`, { headers }), 401), code);
  const fine = await strict.request(`${ALGEBRA}/timeline`, {
    headers: { authorization: `bearer   ${await tokenFor(all)}` },
  });
  assert.equal(fine.status, 200);
});

test('a token for some pages is taken from these only', async () => {
  const limits = { ...scope('organization'), origins: ['https://lms.example.org'] };
  const cases = [
    [{ Origin: 'https://lms.example.org' }, 200],
    [{ Origin: 'https://lms.example.org:444' }, 403],
    [{ Origin: 'http://lms.example.org' }, 403],
    [{ Origin: 'https://evil.example.org' }, 403],
    [{ Origin: 'null' }, 403],
    // The page in a frame is one of this service, and says so.
    [{ Origin: 'http://localhost' }, 200],
    [{ 'Sec-Fetch-Site': 'same-origin' }, 200],
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'none' }, 403],
    [{ Origin: 'https://evil.example.org', 'Sec-Fetch-Site': 'same-origin' }, 403],
    [{}, 403],
  ] as const;
  for (const [headers, status] of cases) {
    const response = await ask(`${ALGEBRA}/timeline`, limits, headers);
    if (status === 200) await jsonOf(response);
    else assert.equal(await codeOf(response, 403), 'token-other-origin', JSON.stringify(headers));
  }
  const questions = [{ id: '0', path: `${ALGEBRA}/timeline` }];
  const post = async (Origin: string) =>
    app.request('/api/v1/batch', {
      method: 'POST',
      body: JSON.stringify({ token: await tokenFor(limits), questions }),
      headers: { Origin },
    });
  assert.equal((await post('https://lms.example.org')).status, 200);
  assert.equal(await codeOf(await post('https://evil.example.org'), 403), 'token-other-origin');
});

const PICTURE = `${ALGEBRA}/timeline.svg?period=P30D&lang=de`;
const life = { now: NOW, expires: seconds(600) };

test('a picture has an address that shows it and nothing else', async () => {
  const { path, token } = await signedPicturePath(KEYS, PICTURE, scope('series:algebra'), life);
  const response = await app.request(path);
  assert.equal(response.status, 200);
  assert.match(await response.text(), /<svg xmlns/);
  assert.equal((await app.request(path, { method: 'HEAD' })).status, 200);
  // The same parameters, one of them before it, one behind.
  assert.equal((await app.request(`${ALGEBRA}/timeline.svg?period=P30D&token=${token}&lang=de`)).status, 200);
  const elsewhere = [
    path.replace('P30D', 'P31D'),
    path.replace('&lang=de', ''),
    path.replace('algebra', 'history'),
    path.replace('.svg', '.png'),
    path.replace('timeline', 'segments'),
    `${path}&theme=dark`,
  ];
  for (const other of elsewhere)
    assert.equal(await codeOf(await app.request(other), 403), 'token-other-address', other);
});

test('a token of an address is good for nothing else, and a token of a page is not for addresses', async () => {
  const { path, token } = await signedPicturePath(KEYS, PICTURE, scope('organization', 'tokens'), life);
  assert.equal(
    await codeOf(await app.request(PICTURE, { headers: bearer(token) }), 403),
    'token-other-address',
  );
  assert.equal(await codeOf(await app.request(`${ALGEBRA}/timeline?token=${token}`), 401), 'token-missing');
  assert.equal(await codeOf(await app.request(path, { method: 'POST' }), 401), 'token-missing');
  const page = await tokenFor(scope('organization'));
  assert.equal(await codeOf(await app.request(`${PICTURE}&token=${page}`), 403), 'token-other-address');
  const late = await signedPicturePath(KEYS, PICTURE, scope('series:algebra'), {
    now: seconds(-700),
    expires: seconds(-100),
  });
  assert.equal(await codeOf(await app.request(late.path), 401), 'token-expired');
  const other = await signedPicturePath(KEYS, PICTURE, scope('series:history'), life);
  assert.equal(await codeOf(await app.request(other.path), 404), 'unknown-series');
});

test('a token for some numbers shows these, and refuses the others by name', async () => {
  const limits = { ...scope('organization'), metrics: ['plays' as const] };
  const timeline = await jsonOf<TimelineAnswer>(ask(`${ALGEBRA}/timeline?compare=previous`, limits));
  assert.deepEqual(
    timeline.series.map(({ metric }) => metric),
    ['plays'],
  );
  assert.deepEqual([Object.keys(timeline.totals), Object.keys(timeline.before)], [['plays'], ['plays']]);
  const totals = await jsonOf<TotalsAnswer>(ask(`${ALGEBRA}/totals`, limits));
  assert.deepEqual(
    totals.columns.map(({ metric }) => metric),
    ['plays'],
  );
  await jsonOf(ask(`${ALGEBRA}/matrix`, limits));
  await jsonOf(ask(`${ALGEBRA}/segments`, limits));
  const refusedOf = [
    ['timeline?metrics=plays,visitors', 'metrics'],
    ['timeline.csv?metrics=visitors', 'metrics'],
    ['totals?order=visitors', 'order'],
    ['matrix?metric=visitors', 'metric'],
  ] as const;
  for (const [question, parameter] of refusedOf) {
    const response = await ask(`${ALGEBRA}/${question}`, limits);
    assert.equal(response.status, 403);
    const problem = (await response.json()) as Problem;
    assert.deepEqual([problem.code, problem.parameter], ['token-metric', parameter], question);
    assert.equal(problem.detail, 'The token covers plays.');
  }
  const visitors = { ...scope('organization'), metrics: ['visitors' as const] };
  assert.equal(await codeOf(await ask(`${ALGEBRA}/segments`, visitors), 403), 'token-metric');
});

const MARCH = { from: '2026-03-01', to: '2026-03-20' };

test('a token for some days shows these, and refuses others by name', async () => {
  const limits = { ...scope('organization'), range: MARCH };
  const ranges = [
    ['', { from: '2026-03-01', to: '2026-03-20' }],
    ['?period=P7D', { from: '2026-03-14', to: '2026-03-20' }],
    ['?period=all', MARCH],
    ['?period=P1Y&to=2026-03-10', { from: '2026-03-01', to: '2026-03-10' }],
    ['?from=2026-03-05&to=2026-03-06', { from: '2026-03-05', to: '2026-03-06' }],
    ['?from=2026-03-05', { from: '2026-03-05', to: '2026-03-20' }],
  ] as const;
  for (const kind of ['timeline', 'totals', 'matrix']) {
    for (const [query, range] of ranges) {
      const answer = await jsonOf<TimelineAnswer>(ask(`${ALGEBRA}/${kind}${query}`, limits));
      assert.deepEqual(answer.range, range, kind + query);
    }
    for (const [query, parameter] of [
      ['?from=2026-02-28&to=2026-03-05', 'from'],
      ['?from=2026-03-05&to=2026-03-21', 'to'],
      ['?to=2026-02-28', 'to'],
      ['?term=ws25', 'term'],
      ['?term=ss25', 'term'],
    ] as const) {
      const response = await ask(`${ALGEBRA}/${kind}${query}`, limits);
      const problem = (await response.json()) as Problem;
      assert.deepEqual(
        [response.status, problem.code, problem.parameter],
        [403, 'token-days', parameter],
        kind + query,
      );
      assert.equal(problem.detail, 'The token covers the days from 2026-03-01 to 2026-03-20.');
    }
  }
});

test('other days are not told indirectly', async () => {
  const limits = { ...scope('organization'), range: MARCH };
  const all = await jsonOf<TimelineAnswer>(
    ask(`${ALGEBRA}/timeline?from=2026-03-01&to=2026-03-20`, scope('organization')),
  );
  assert.ok((all.before.plays ?? 0) > 0, 'there is something to hide');
  const limited = await jsonOf<TimelineAnswer>(ask(`${ALGEBRA}/timeline`, limits));
  assert.deepEqual(limited.before, {});
  assert.deepEqual(limited.totals, all.totals);

  const inside = await jsonOf<TimelineAnswer>(
    ask(`${ALGEBRA}/timeline?from=2026-03-11&to=2026-03-20&compare=previous`, limits),
  );
  assert.deepEqual(inside.compare?.range, { from: '2026-03-01', to: '2026-03-10' });
  assert.deepEqual(inside.compare?.before, {});
  const outside = await jsonOf<TimelineAnswer>(ask(`${ALGEBRA}/timeline?compare=previous`, limits));
  assert.equal(outside.compare, null, 'what is compared by habit is left out');
  const named = await ask(`${ALGEBRA}/timeline?compare=term:ss25`, limits);
  assert.equal(((await named.json()) as Problem).parameter, 'compare');
  const running = await ask(`${ALGEBRA}/timeline?mode=cumulative`, limits);
  assert.equal(((await running.json()) as Problem).parameter, 'mode');
  const early = { ...scope('organization'), range: { from: '2025-10-01' } };
  await jsonOf(ask(`${ALGEBRA}/timeline?mode=cumulative`, early));

  // A file is made from the same answer, and is not one that was kept for somebody else.
  const csv = async (who: Limits) =>
    (await ask(`${ALGEBRA}/timeline.csv?from=2026-03-01&to=2026-03-20`, who)).text();
  await csv(scope('organization'));
  assert.ok(!(await csv(limits)).includes(String(all.before.plays)));
});

test('watch curves that are known of longer stretches only', async () => {
  const limits = (to: string) => ({ ...scope('organization'), range: { from: '2026-03-01', to } });
  await jsonOf<SegmentsAnswer>(ask(`${ALGEBRA}/segments`, limits('2026-03-20')));
  const reader = await smallStore();
  const organization = 'mh_default_org';
  const long = {
    episode: 'a1',
    series: 'algebra',
    day: '2026-02-01',
    days: 40,
    step: 30,
    duration: 600,
    plays: 20,
    counts: Array<number>(20).fill(9),
  };
  await reader.putSegments({ id: 'long', organization, rows: [long] });
  const other = await guardedApp({ deps: { reader } });
  const path = '/api/v1/stats/episode/a1/segments';
  const whole = await jsonOf<SegmentsAnswer>(
    other.request(path, { headers: bearer(await tokenFor(scope('organization'))) }),
  );
  assert.equal(whole.covered?.from, '2026-02-01', 'the store answers with the whole stretch');
  const response = await other.request(path, { headers: bearer(await tokenFor(limits('2026-03-20'))) });
  assert.equal(await codeOf(response, 403), 'token-days');
});

test('days of a token in which nothing was counted yet', async () => {
  for (const range of [{ from: '2027-01-01', to: '2027-02-01' }, { from: '2027-01-01' }]) {
    const answer = await jsonOf<TimelineAnswer>(
      ask(`${ALGEBRA}/timeline`, { ...scope('organization'), range }),
    );
    assert.deepEqual(answer.range, { from: '2027-01-01', to: '2027-01-01' });
    assert.equal(answer.totals.plays ?? null, null);
  }
  const old = await jsonOf<TimelineAnswer>(
    ask(`${ALGEBRA}/timeline`, { ...scope('organization'), range: { to: '2025-12-31' } }),
  );
  assert.deepEqual(old.range, { from: '2025-10-03', to: '2025-12-31' });
});

test('an app that should know who asks, and was not given what it takes, does not start', async () => {
  for (const mode of ['token', 'opencast'] as const)
    await assert.rejects(guardedApp({ access: { mode }, deps: { access: undefined as never } }), RangeError);
  await assert.rejects(guardedApp({ access: { mode: 'opencast' } }), /session/);
});
