import assert from 'node:assert/strict';
import test from 'node:test';
import type { StatsReader } from '@oc-stats/store';
import { asked, smallApp, smallStore } from '../app.fixture.ts';
import { createStartingApp } from '../starting.ts';

test('alive and ready are two things', async () => {
  const app = await smallApp({ catalog: () => null });
  assert.deepEqual(await asked(app, '/livez'), { status: 'alive' });
  assert.deepEqual(await asked(app, '/readyz', 503), {
    status: 'unavailable',
    reasons: ['catalogue: not read yet'],
  });
  assert.deepEqual(await asked(await smallApp(), '/readyz'), { status: 'ready' });
});

test('a store that does not answer makes the service unready, not dead', async () => {
  const reader = await smallStore();
  const gone = new Error('InfluxDB at 10.0.0.7:8086 refuses user "stats"');
  const dead: StatsReader = { ...reader, health: () => Promise.reject(gone) };
  const app = await smallApp({ reader: dead });
  assert.deepEqual(await asked(app, '/readyz', 503), {
    status: 'unavailable',
    reasons: ['store: does not answer'],
  });
  await asked(app, '/livez');
});

test('while it starts it says so, to programs and to people', async () => {
  const app = createStartingApp();
  assert.equal((await app.request('/livez')).status, 200);
  assert.equal((await app.request('/readyz')).status, 503);
  const answer = await app.request('/api/v1/organization');
  assert.equal(((await answer.json()) as { code: string }).code, 'starting');
  assert.equal(answer.headers.get('access-control-allow-origin'), '*');
  const page = await app.request('/', { headers: { Accept: 'text/html' } });
  assert.equal(page.status, 503);
  assert.match(await page.text(), /http-equiv="refresh"/);
});

test('metrics name routes, never who or what was asked', async () => {
  const app = await smallApp();
  const path = '/api/v1/stats/episode/a1/timeline?period=P7D';
  await app.request(path);
  await app.request(path);
  await app.request('/api/v1/stats/episode/secret-id/timeline');
  await app.request('/some/secret-path');
  const text = await (await app.request('/metrics')).text();
  assert.match(
    text,
    /oc_stats_http_request_seconds_count\{method="GET",route="\/api\/v1\/stats\/:type\/:id\/timeline",status="200"\} 2/,
  );
  assert.match(text, /oc_stats_cache_answers_total\{result="hit"\} 1/);
  assert.match(text, /oc_stats_cache_answers_total\{result="miss"\} 1/);
  assert.match(text, /oc_stats_store_seconds_count\{operation="timeline"\} 1/);
  assert.match(text, /nodejs_eventloop_lag/);
  assert.ok(!/secret|a1/.test(text));
});
