import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import test from 'node:test';
import { pino } from 'pino';
import { smallApp } from '../app.fixture.ts';

test('a line a request, with its route and without what was asked', async () => {
  const lines: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  });
  const app = await smallApp({ log: pino({}, stream) });
  const headers = { Authorization: 'Bearer secret-token', Cookie: 'JSESSIONID=secret-cookie' };
  const response = await app.request('/api/v1/stats/episode/secret-id/timeline?from=secret-query', {
    headers,
  });
  await app.request('/api/v1/series?q=secret-search');
  await app.request('/livez');
  await app.fetch(new Request('http://localhost/livez'));
  assert.equal(lines.length, 2);
  assert.equal(lines[0]?.['route'], '/api/v1/stats/:type/:id/timeline');
  assert.equal(lines[0]?.['status'], 400);
  assert.equal(lines[0]?.['requestId'], response.headers.get('x-request-id'));
  assert.ok(!JSON.stringify(lines).includes('secret'));
});
