import assert from 'node:assert/strict';
import test from 'node:test';
import type { EpisodePage, OrganizationAnswer, SeriesPage } from '@oc-stats/contract';
import { smallStore } from '../app.fixture.ts';
import { bearer, codeOf, guardedApp, jsonOf, scope, tokenFor } from './access.fixture.ts';
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
