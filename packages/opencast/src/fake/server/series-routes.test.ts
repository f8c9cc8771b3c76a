import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { get, list, university } from './fake-opencast.fixture.ts';

describe('GET /api/series', () => {
  it('gives a hundred unless a limit is set', async () => {
    assert.equal((await list('/api/series')).length, 100);
    assert.equal((await list('/api/series?limit=0')).length, 100);
    assert.equal((await list('/api/series?limit=1000')).length, 130);
    assert.equal((await list('/api/series?limit=100&offset=100')).length, 30);
  });

  it('says nothing about what it does not know', async () => {
    for (const [query, status] of [
      ['filter=nonsense:1', 400],
      ['sort=nonsense:ASC', 400],
      ['sort=title', 500],
    ]) {
      const response = await get(`/api/series?${query}`);
      assert.deepEqual([response.status, await response.text()], [status, ''], String(query));
    }
  });

  it('filters by when they were created, under the name of the code and not of the guide', async () => {
    const range = '2020-01-01T00:00:00Z/2030-01-01T00:00:00Z';
    assert.equal((await list(`/api/series?limit=1000&filter=CreationDate:${range}`)).length, 130);
    assert.equal((await get(`/api/series?filter=creationDate:${range}`)).status, 400);
  });

  it('has no access list where nobody made one', async () => {
    const empty = university.series.find(({ kind }) => kind === 'empty')!;
    assert.equal((await get(`/api/series/${encodeURIComponent(empty.id)}/acl`)).status, 404);
    assert.deepEqual(await (await get(`/api/series/${encodeURIComponent(empty.id)}/properties`)).json(), {});
  });
});
