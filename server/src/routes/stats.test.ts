import assert from 'node:assert/strict';
import test from 'node:test';
import {
  ERRORS,
  statsPath,
  type ErrorCode,
  type MatrixAnswer,
  type Problem,
  type TotalsAnswer,
} from '@oc-stats/contract';
import {
  matrixAnswer,
  problem,
  segmentsAnswer,
  timelineAnswer,
  totalsAnswer,
} from '@oc-stats/contract/schema';
import type { StatsReader } from '@oc-stats/store';
import { asked, EPISODES, HOSTILE_TITLE, smallApp, smallStore } from '../app.fixture.ts';

const app = await smallApp();
const ORGANIZATION = '/api/v1/stats/organization/me';
const ALGEBRA = '/api/v1/stats/series/algebra';

async function refused(path: string, code: ErrorCode, parameter?: string): Promise<Problem> {
  const response = await app.request(path);
  const found = problem.parse(await response.json());
  assert.equal(found.code, code, `${path.slice(0, 120)}: ${JSON.stringify(found)}`);
  assert.equal(response.status, ERRORS[code].status);
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
  assert.equal(response.headers.get('cache-control'), 'no-store');
  if (parameter !== undefined) assert.equal(found.parameter, parameter);
  return found as Problem;
}

test('every answer is what its schema says', async () => {
  const pairs = [
    [timelineAnswer, `${ALGEBRA}/timeline?compare=previous&mode=cumulative`],
    [timelineAnswer, `${ORGANIZATION}/timeline?by=series&top=2`],
    [totalsAnswer, `${ORGANIZATION}/totals`],
    [totalsAnswer, `${ALGEBRA}/totals?order=title`],
    [totalsAnswer, '/api/v1/stats/episode/a1/totals?by=episode'],
    [matrixAnswer, `${ALGEBRA}/matrix`],
    [segmentsAnswer, `${ALGEBRA}/segments`],
    [segmentsAnswer, '/api/v1/stats/episode/a1/segments'],
    [segmentsAnswer, '/api/v1/stats/episode/later/segments'],
  ] as const;
  for (const [schema, path] of pairs) {
    const answer = await asked<object>(app, path);
    assert.deepEqual(schema.strict().parse(answer), answer, path);
  }
});

test('what is unknown is unknown, whatever the store holds', async () => {
  await refused('/api/v1/stats/episode/nobody/timeline', 'unknown-episode');
  await refused('/api/v1/stats/series/nobody/timeline', 'unknown-series');
  await refused('/api/v1/stats/organization/other/timeline', 'unknown-organization');
  // Deleted in Opencast, still in the store.
  await refused('/api/v1/stats/episode/gone/timeline', 'unknown-episode');
  await refused('/api/v1/stats/series/-/timeline', 'unknown-series');
  await refused('/api/v1/stats/series/constructor/timeline', 'unknown-series');
});

test('hostile identifiers are unknown identifiers', async () => {
  const hostile = [
    '\0',
    'a\0b',
    '<img onerror=alert(1)>',
    '</script>',
    `'"--;`,
    '../../etc/passwd',
    '..',
    'é'.repeat(3_000),
  ];
  for (const id of hostile) {
    const path = statsPath({ type: 'episode', id }, 'timeline');
    // A bare `..` is resolved by everybody who speaks HTTP, and then names something else.
    await refused(path, id === '..' ? 'not-found' : 'unknown-episode');
  }
  await refused('/api/v1/stats/episode/%E0%A4%A/timeline', 'unknown-episode');
  await refused(`/api/v1/stats/series/${'x'.repeat(10_000)}/timeline`, 'unknown-series');
});

test('dates that are none', async () => {
  for (const from of [
    'yesterday',
    '2026-02-30',
    '2026-2-1',
    '01.02.2026',
    '',
    '%00',
    '2026-01-01T00:00:00Z',
    '9999-12-31',
  ]) {
    await refused(`${ORGANIZATION}/timeline?from=${from}`, 'bad-date', 'from');
  }
  await refused(`${ORGANIZATION}/timeline?from=2026-01-01&to=x`, 'bad-date', 'to');
});

test('ranges that are none', async () => {
  await refused(`${ORGANIZATION}/timeline?from=2026-02-02&to=2026-02-01`, 'range-reversed', 'from');
  await refused(`${ORGANIZATION}/timeline?from=1626-01-01&to=2026-01-01`, 'range-too-long');
  await refused(`${ORGANIZATION}/timeline?period=P400Y`, 'range-too-long');
  await refused(`${ORGANIZATION}/timeline?period=P99999Y`, 'range-too-long');
  await refused(
    `${ORGANIZATION}/timeline?from=2000-01-01&to=2026-01-01&grain=day`,
    'grain-too-fine',
    'grain',
  );
});

test('parameters that are misspelt, repeated or out of bounds', async () => {
  const unknown = await refused(`${ORGANIZATION}/timeline?form=2026-01-01`, 'unknown-parameter', 'form');
  assert.match(unknown.detail ?? '', /from, to/);
  await refused(`${ORGANIZATION}/timeline?${'x'.repeat(5_000)}=1`, 'unknown-parameter');
  await refused(`${ORGANIZATION}/timeline?__proto__=1`, 'unknown-parameter', '__proto__');
  await refused(`${ORGANIZATION}/timeline?from=2026-01-01&from=2026-01-02`, 'repeated-parameter', 'from');
  await refused(`${ORGANIZATION}/timeline?metrics=plays&metrics=visitors`, 'repeated-parameter', 'metrics');
  await refused(`${ORGANIZATION}/timeline?metrics=views`, 'unknown-metric', 'metrics');
  await refused(`${ALGEBRA}/matrix?metric=views`, 'unknown-metric', 'metric');
  await refused(`${ORGANIZATION}/timeline?compare=term:xx`, 'unknown-term', 'compare');
  await refused(`${ORGANIZATION}/timeline?term=xx`, 'unknown-term', 'term');
  await refused(`${ORGANIZATION}/timeline?compare=last`, 'bad-parameter', 'compare');
  await refused(`${ORGANIZATION}/timeline?grain=hour`, 'bad-parameter', 'grain');
  await refused(`${ORGANIZATION}/timeline?period=P1H`, 'bad-parameter', 'period');
  await refused(`${ORGANIZATION}/timeline?by=series&top=9`, 'bad-parameter', 'top');
  await refused(`${ORGANIZATION}/totals?limit=501`, 'bad-parameter', 'limit');
  await refused(`${ORGANIZATION}/totals?limit=1e2`, 'bad-parameter', 'limit');
  await refused(`${ORGANIZATION}/totals?order=length`, 'bad-parameter', 'order');
  await refused(`${ALGEBRA}/timeline?by=series`, 'bad-parameter', 'by');
  await refused('/api/v1/stats/episode/a1/timeline?by=episode', 'bad-parameter', 'by');
});

test('cursors of nobody', async () => {
  for (const cursor of ['x', '', 'at-1', "'; DROP", 'A'.repeat(2_000)]) {
    await refused(`${ORGANIZATION}/totals?cursor=${encodeURIComponent(cursor)}`, 'bad-cursor');
  }
  await refused(`${ORGANIZATION}/totals?order=title&cursor=x`, 'bad-cursor');
  await refused(`${ORGANIZATION}/totals?cursor=${'A'.repeat(2_001)}`, 'bad-cursor', 'cursor');
});

test('what is no question', async () => {
  await refused('/api/v1/stats/course/algebra/timeline', 'not-found');
  await refused(`${ORGANIZATION}/breakdown`, 'not-found');
  await refused(`${ORGANIZATION}/timeline.pdf`, 'not-found');
});

test('what is asked of the wrong kind of thing says of which it can be asked', async () => {
  const cases = [
    [`${ORGANIZATION}/matrix`, 'This can be asked of a series.'],
    ['/api/v1/stats/episode/a1/matrix', 'This can be asked of a series.'],
    [`${ORGANIZATION}/segments`, 'This can be asked of a series or an episode.'],
    [`${ORGANIZATION}/matrix.png`, 'This can be asked of a series.'],
  ] as const;
  for (const [path, detail] of cases) assert.equal((await refused(path, 'wrong-scope')).detail, detail, path);
  await refused(`/api/v1/stats/series/${'x'.repeat(300)}/matrix`, 'unknown-series');
});

test('pages of totals hold every item once, and add up to the scope', async () => {
  for (const order of ['plays', 'visitors', 'title', 'date']) {
    const items: string[] = [];
    let plays = 0;
    let next: string | null = null;
    do {
      const cursor: string = next === null ? '' : `&cursor=${encodeURIComponent(next)}`;
      const page: TotalsAnswer = await asked<TotalsAnswer>(
        app,
        `${ORGANIZATION}/totals?by=episode&period=all&limit=5&order=${order}${cursor}`,
      );
      items.push(...page.items.map(({ id }) => id));
      plays += (page.columns[0]?.data ?? []).reduce<number>((sum, value) => sum + (value ?? 0), 0);
      next = page.next;
    } while (next !== null);
    assert.equal(new Set(items).size, items.length, order);
    const whole = await asked<{ totals: { plays: number } }>(app, `${ORGANIZATION}/timeline?period=all`);
    assert.equal(plays, whole.totals.plays, order);
    // By a metric only what was watched; by name or date all there is, and what is only left in the store.
    const watched = EPISODES.filter(({ id }) => id !== 'later').length + 1;
    assert.equal(items.length, order === 'title' || order === 'date' ? EPISODES.length + 1 : watched, order);
  }
});

test('the parts of an organisation, "no series" among them, add up to it', async () => {
  const { items, columns } = await asked<TotalsAnswer>(
    app,
    `${ORGANIZATION}/totals?period=all&metrics=plays`,
  );
  const whole = await asked<{ totals: { plays: number } }>(app, `${ORGANIZATION}/timeline?period=all`);
  assert.equal(
    (columns[0]?.data ?? []).reduce<number>((sum, value) => sum + (value ?? 0), 0),
    whole.totals.plays,
  );
  assert.deepEqual(
    items.find(({ id }) => id === '-'),
    { id: '-', title: '', date: null },
  );
});

test('by date the zeros are there, gaps are gaps, and what was deleted has its identifier for a name', async () => {
  const { items, columns } = await asked<TotalsAnswer>(
    app,
    `${ORGANIZATION}/totals?by=episode&order=date&from=2025-10-16&to=2025-10-16&metrics=plays`,
  );
  const plays = Object.fromEntries(items.map(({ id }, index) => [id, columns[0]?.data[index]]));
  assert.deepEqual(
    { a1: plays['a1'], a2: plays['a2'], later: plays['later'] },
    { a1: 0, a2: null, later: null },
    'a1 could be watched that day, the others not yet',
  );
  const all = await asked<TotalsAnswer>(app, `${ALGEBRA}/totals?order=title&period=all`);
  assert.deepEqual(all.items.at(-1), { id: 'gone', title: 'gone', date: null });
});

test('whoever asks about a series is not told to which one an episode has moved', async () => {
  const reader = await smallStore();
  const rows = [{ episode: 'h1', series: 'algebra', day: '2026-03-01', plays: 9, visitors: 9, finishes: 9 }];
  await reader.putDaily({ id: 'before it moved', organization: 'mh_default_org', rows });
  const moved = await smallApp({ reader });
  const named = async (scope: string) =>
    (await asked<TotalsAnswer>(moved, `${scope}/totals?by=episode&period=all`)).items.find(
      ({ id }) => id === 'h1',
    );
  assert.equal((await named(ALGEBRA))?.series, undefined);
  assert.equal((await named(ORGANIZATION))?.series?.id, 'history');
});

test('a matrix has a row for every episode, by date, and adds up to its series', async () => {
  const matrix = await asked<MatrixAnswer>(app, `${ALGEBRA}/matrix?period=all&grain=week&metric=plays`);
  const line = await asked<{ series: { data: number[] }[]; buckets: string[] }>(
    app,
    `${ALGEBRA}/timeline?period=all&grain=week&metrics=plays`,
  );
  assert.deepEqual(matrix.buckets, line.buckets);
  const sums = matrix.buckets.map((_, column) =>
    matrix.rows.reduce((sum, { data }) => sum + (data[column] ?? 0), 0),
  );
  assert.deepEqual(sums, line.series[0]?.data);
  assert.deepEqual(
    matrix.rows.map(({ id }) => id),
    ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8', 'gone'],
  );
  assert.equal(matrix.rows[7]?.data[0], null, 'not yet published');
});

test('titles are text, never changed', async () => {
  const { items } = await asked<TotalsAnswer>(app, '/api/v1/stats/series/history/totals?order=date');
  assert.equal(items[0]?.title, HOSTILE_TITLE);
});

test('a store that fails is named, and its reason stays inside', async () => {
  const reader = await smallStore();
  const failing: StatsReader = {
    ...reader,
    timeline: () => Promise.reject(new Error('secret.duckdb: I/O error')),
  };
  const broken = await smallApp({ reader: failing });
  const response = await broken.request(`${ORGANIZATION}/timeline`);
  const text = await response.text();
  assert.equal(response.status, 503);
  assert.equal((JSON.parse(text) as Problem).code, 'store-unavailable');
  assert.ok(!text.includes('secret'));
  assert.equal(response.headers.get('retry-after'), '2');
  const names = await broken.request('/api/v1/series/algebra');
  assert.equal(names.status, 200, 'names do not need the store');
});

test('while Opencast has not been read, nothing is guessed', async () => {
  const empty = await smallApp({ catalog: () => null });
  const response = await empty.request(`${ORGANIZATION}/timeline`);
  assert.equal(((await response.json()) as Problem).code, 'catalog-unavailable');
});

test('what nobody foresaw is logged and not shown', async () => {
  const broken = await smallApp({
    clock: () => {
      throw new TypeError('secret of the clock');
    },
  });
  const response = await broken.request(`${ORGANIZATION}/timeline`);
  const text = await response.text();
  assert.equal((JSON.parse(text) as Problem).code, 'internal');
  assert.ok(!/secret|TypeError|\.ts/.test(text));
  assert.ok(text.includes(response.headers.get('x-request-id') ?? 'none'));
});
