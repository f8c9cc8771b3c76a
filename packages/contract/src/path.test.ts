import assert from 'node:assert/strict';
import test from 'node:test';
import { filePath } from './file.ts';
import { episodesOfPath } from './episodes-path.ts';
import { catalogPath, query, statsPath } from './path.ts';

test('an identifier stays one segment, whatever it holds', () => {
  const path = statsPath({ type: 'episode', id: '../a/b?c#d%20"<é' }, 'timeline');
  assert.equal(path, '/api/v1/stats/episode/..%2Fa%2Fb%3Fc%23d%2520%22%3C%C3%A9/timeline');
  assert.equal(new URL(path, 'http://x').pathname, path);
  assert.equal(catalogPath('series', 'a/b'), '/api/v1/series/a%2Fb');
});

test('parameters keep their order and leave out what is not there', () => {
  assert.equal(query({ from: '2026-01-01', to: undefined, grain: '', limit: 0 }), '?from=2026-01-01&limit=0');
  assert.equal(query({ metrics: 'plays,visitors', q: 'a&b=c' }), '?metrics=plays,visitors&q=a%26b%3Dc');
  assert.equal(query({}), '');
});

test('a file stands at the path of its question', () => {
  assert.equal(filePath('/a/timeline?x=1', 'csv'), '/a/timeline.csv?x=1');
  assert.equal(filePath('/a/timeline', 'png'), '/a/timeline.png');
  assert.equal(episodesOfPath('s', { limit: 5 }), '/api/v1/series/s/episodes?limit=5');
});
