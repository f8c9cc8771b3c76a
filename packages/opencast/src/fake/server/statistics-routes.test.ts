import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { app, authorization, get, list } from './fake-opencast.fixture.ts';

describe('statistics', () => {
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
