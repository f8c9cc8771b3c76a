import assert from 'node:assert/strict';
import test from 'node:test';
import type { Problem, SegmentsAnswer, TimelineAnswer, TotalsAnswer } from '@oc-stats/contract';
import { smallStore } from '../app.fixture.ts';
import { bearer, codeOf, guardedApp, jsonOf, scope, tokenFor } from './access.fixture.ts';
import type { Limits } from './token/claims.ts';

const app = await guardedApp();
const ALGEBRA = '/api/v1/stats/series/algebra';

const ask = async (path: string, limits: Limits, headers: Record<string, string> = {}) =>
  app.request(path, { headers: { ...bearer(await tokenFor(limits)), ...headers } });

const MARCH = { from: '2026-03-01', to: '2026-03-20' };

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
