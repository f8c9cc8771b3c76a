import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { basicCredentials } from '../../client/basic-credentials.ts';
import { createFakeOpencast, type FakeOpencastOptions } from './create-fake-opencast.ts';
import { app, authorization, get, list, university } from './fake-opencast.fixture.ts';

describe('statistics of an Opencast that has none', () => {
  it('has the endpoints and nothing to offer', async () => {
    assert.deepEqual(await list('/api/statistics/providers'), []);
    assert.deepEqual(await list('/api/statistics/providers?filter=resourceType:episode'), []);
    for (const filter of ['resourceType:planet', 'colour:red']) {
      assert.equal((await get(`/api/statistics/providers?filter=${filter}`)).status, 400);
    }
    assert.equal((await get('/api/statistics/providers/x')).status, 404);
    const ask = (data: string) =>
      app.request('/api/statistics/data/query', {
        method: 'POST',
        headers: { authorization },
        body: new URLSearchParams({ data }),
      });
    assert.deepEqual(await (await ask('[]')).json(), []);
    assert.equal((await ask('[{"provider":{"identifier":"x"}}]')).status, 400);
  });
});

describe('statistics', () => {
  const [event] = university.episodes.filter(({ seriesId }) => seriesId !== null);
  const numbers = new Map([
    ['2019-04-05', 1],
    ['2019-04-06', 3],
    ['2019-04-08', 2],
    ['2020-02-29', 5],
  ]);
  const options: FakeOpencastOptions = {
    user: 'admin',
    password: 'opencast',
    statistics: (_type, id, metric, { from, to }) =>
      new Map(
        [...numbers].filter(([day]) => id === event!.id && metric === 'plays' && day >= from && day <= to),
      ),
  };

  it('lists the providers, with what they take if that is asked for', async () => {
    const response = await ask('/providers?filter=resourceType:series&withparameters=true');
    const providers = await response.json();
    assert.deepEqual(
      providers.map((one: { identifier: string }) => one.identifier),
      ['series.plays.sum.influx', 'series.visits.sum.influx', 'series.finishes.sum.influx'],
    );
    const { parameters, ...provider } = providers[0];
    assert.deepEqual(provider, {
      identifier: 'series.plays.sum.influx',
      title: 'STATISTICS.TITLE.PLAYS_SUM',
      description: 'STATISTICS.DESCRIPTION.PLAYS_SUM',
      type: 'timeseries',
      resourceType: 'series',
    });
    assert.deepEqual(parameters.at(-1).values, ['daily', 'weekly', 'monthly', 'yearly']);
    assert.equal((await (await ask('/providers')).json()).length, 9);
    assert.equal('parameters' in (await (await ask('/providers/episode.plays.sum.influx')).json()), false);
    assert.equal((await ask('/providers/x')).status, 404);
  });

  const answers: readonly (readonly [string, string, string, readonly string[], readonly number[]])[] = [
    [
      '2019-04-05T00:00:00Z',
      '2019-04-09T23:59:59Z',
      'daily',
      days('05', '06', '07', '08', '09'),
      [1, 3, 0, 2, 0],
    ],
    [
      '2019-04-01T00:00:00Z',
      '2019-04-30T23:59:59Z',
      'weekly',
      days('01', '08', '15', '22', '29'),
      [4, 2, 0, 0, 0],
    ],
    ['2019-04-05T13:45:32Z', '2019-04-06T00:00:00Z', 'daily', days('06'), [3]],
    ['2019-01-01T00:00:00Z', '2020-12-31T23:59:59Z', 'monthly', ['2019-04-01', '2020-02-01'], [6, 5]],
    ['2018-01-01T00:00:00Z', '2020-12-31T23:59:59Z', 'yearly', ['2019-01-01', '2020-01-01'], [6, 5]],
    ['2019-05-01T00:00:00Z', '2019-05-31T23:59:59Z', 'daily', [], []],
  ];
  for (const [from, to, dataResolution, labels, values] of answers) {
    it(`adds up from ${from} to ${to}, ${dataResolution}`, async () => {
      const parameters = { resourceId: event!.id, from, to, dataResolution };
      const response = await query([question(parameters)]);
      assert.equal(response.status, 200);
      assert.deepEqual(await response.json(), [
        {
          provider: {
            identifier: 'episode.plays.sum.influx',
            type: 'timeseries',
            resourceType: 'episode',
          },
          parameters,
          data: {
            labels: labels.map((day) => `${day}T00:00:00Z`),
            values,
            total: values.reduce((sum, value) => sum + value, 0),
          },
        },
      ]);
    });
  }

  const good = {
    resourceId: event!.id,
    from: '2019-04-01T00:00:00Z',
    to: '2019-04-02T00:00:00Z',
    dataResolution: 'daily',
  };
  for (const [what, wrong] of [
    ['an unknown provider', question(good, 'episode.views.sum.influx')],
    ['no resource', question({ ...good, resourceId: '' })],
    ['a day for an instant', question({ ...good, from: '2019-04-01' })],
    ['a zone', question({ ...good, to: '2019-04-02T00:00:00+02:00' })],
    ['an end before the beginning', question({ ...good, to: good.from })],
    ['an unknown resolution', question({ ...good, dataResolution: 'hourly' })],
    ['nothing', {}],
  ] as const) {
    it(`refuses all questions for ${what} in one`, async () => {
      const response = await query([question(good), wrong]);
      assert.equal(response.status, 400);
      assert.match(await response.text(), /^Unable to parse form parameter 'data': /);
    });
  }

  it('refuses what is no list', async () => {
    for (const data of ['', '{}', 'x']) assert.equal((await post(data)).status, 400);
  });

  it('refuses all questions for one that may not be asked', async () => {
    const poor = { ...options, roles: ['ROLE_API_STATISTICS_VIEW', `${event!.seriesId}_Learner`] };
    const other = university.episodes.find(
      ({ seriesId }) => seriesId !== null && seriesId !== event!.seriesId,
    );
    assert.equal((await query([question(good)], poor)).status, 200);
    assert.equal(
      (await query([question({ ...good, resourceId: 'x' }, 'series.plays.sum.influx')], poor)).status,
      200,
    );
    for (const wrong of [
      question({ ...good, resourceId: other!.id }),
      question({ ...good, resourceId: 'no such event' }),
      question({ ...good, resourceId: university.organization.id }, 'organization.plays.sum.influx'),
    ]) {
      const response = await query([question(good), wrong], poor);
      assert.deepEqual([response.status, await response.text()], [401, 'unauthorized']);
      assert.equal(response.headers.get('www-authenticate'), null);
    }
    const organization = question(
      { ...good, resourceId: university.organization.id },
      'organization.plays.sum.influx',
    );
    assert.equal((await query([organization])).status, 200);
  });

  function ask(path: string): Promise<Response> {
    return Promise.resolve(
      createFakeOpencast(university, options).request(`/api/statistics${path}`, {
        headers: { authorization },
      }),
    );
  }

  function query(questions: readonly object[], given = options): Promise<Response> {
    return post(JSON.stringify(questions), given);
  }

  function post(data: string, given = options): Promise<Response> {
    return Promise.resolve(
      createFakeOpencast(university, given).request('/api/statistics/data/query', {
        method: 'POST',
        headers: { authorization: basicCredentials('admin', 'opencast') },
        body: new URLSearchParams({ data }),
      }),
    );
  }

  function question(parameters: object, identifier = 'episode.plays.sum.influx'): object {
    return { provider: { identifier }, parameters };
  }

  function days(...numbers: readonly string[]): readonly string[] {
    return numbers.map((day) => `2019-04-${day}`);
  }
});
