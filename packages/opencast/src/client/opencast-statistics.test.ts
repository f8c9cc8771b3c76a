import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFakeOpencast } from '../fake/server/create-fake-opencast.ts';
import { createUniversity } from '../fake/university/create-university.ts';
import type { Fetch } from './create-ask.ts';
import { createOpencastClient } from './create-opencast-client.ts';
import type { StatisticsQuery } from './opencast-statistics.ts';

const university = createUniversity({ seed: 9, today: '2026-11-20', series: 5, episodes: 20 });
const ACCOUNT = { user: 'u', password: 'p' };
const [first, second] = university.episodes;

const query = (id: string, change: Partial<StatisticsQuery> = {}): StatisticsQuery => ({
  provider: 'episode.plays.sum.influx',
  resourceId: id,
  from: '2026-11-01T00:00:00Z',
  to: '2026-11-02T23:59:59.999Z',
  resolution: 'daily',
  ...change,
});

describe('the statistics of Opencast', () => {
  it('knows what can be asked for', async () => {
    const providers = await client().providers();
    assert.equal(providers.length, 9);
    assert.deepEqual(providers[0], {
      id: 'episode.plays.sum.influx',
      title: 'STATISTICS.TITLE.PLAYS_SUM',
      type: 'timeseries',
      resourceType: 'episode',
      resolutions: ['daily', 'weekly', 'monthly', 'yearly'],
    });
  });

  it('is empty where Opencast has none, or is too old for them', async () => {
    assert.deepEqual(await client(() => new Response('[]')).providers(), []);
    assert.deepEqual(await client(() => new Response('', { status: 404 })).providers(), []);
  });

  it('answers all questions in their order, as a form', async () => {
    const answers = await client().query([query(first!.id), query(second!.id)]);
    assert.deepEqual(answers, [
      { labels: ['2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z'], values: [first!.id.length, 0] },
      { labels: ['2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z'], values: [second!.id.length, 0] },
    ]);
  });

  it('asks nobody when there is nothing to ask', async () => {
    assert.deepEqual(await client(() => assert.fail('asked')).query([]), []);
  });

  it('names a provider that is gone, and a recording that may not be seen', async () => {
    const gone = client().query([query(first!.id, { provider: 'gone' })]);
    await assert.rejects(gone, { code: 'bad-request', message: /Provider not found/ });
    const poor = createFakeOpencast(university, {
      ...ACCOUNT,
      roles: ['ROLE_API', 'ROLE_API_STATISTICS_VIEW'],
      statistics: () => new Map(),
    });
    const hidden = university.episodes.find(
      ({ seriesId, kind }) => seriesId !== null && kind !== 'colloquium',
    );
    const asked = client((url, init) => poor.request(url, init)).query([query(hidden!.id)]);
    await assert.rejects(asked, { code: 'forbidden' });
  });

  const answer = {
    provider: { identifier: 'episode.plays.sum.influx' },
    parameters: { resourceId: 'a' },
    data: { labels: ['2026-11-01T00:00:00Z'], values: [1.0] },
  };
  for (const [what, body] of [
    ['too few answers', []],
    ['too many', [answer, answer]],
    ['that of another recording', [{ ...answer, parameters: { resourceId: 'b' } }]],
    ['that of another provider', [{ ...answer, provider: { identifier: 'x' } }]],
    ['none', [{ ...answer, data: null }]],
    ['labels without values', [{ ...answer, data: { ...answer.data, values: [] } }]],
    ['an object', { hello: 'world' }],
  ] as const) {
    it(`takes ${what} for no answer`, async () => {
      const asked = client(() => Response.json(body)).query([query('a')]);
      await assert.rejects(asked, { code: 'unexpected-answer' });
    });
  }

  function client(fetch?: Fetch) {
    const app = createFakeOpencast(university, {
      ...ACCOUNT,
      statistics: (_type, id) => new Map([['2026-11-01', id.length]]),
    });
    return createOpencastClient({
      uri: 'http://oc.test',
      ...ACCOUNT,
      resilience: false,
      fetch: fetch ?? ((url, init) => app.request(url, init)),
    }).statistics;
  }
});
