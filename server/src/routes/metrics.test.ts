import assert from 'node:assert/strict';
import test from 'node:test';
import type { MetricsAnswer } from '@oc-stats/contract';
import { metricsAnswer } from '@oc-stats/contract/schema';
import { createMemoryStore } from '@oc-stats/store/memory';
import { asked, smallApp } from '../app.fixture.ts';

test('every metric is defined, in the reader’s language and as its source counts', async () => {
  const app = await smallApp();
  const english = await asked<MetricsAnswer>(app, '/api/v1/metrics');
  assert.deepEqual(metricsAnswer.strict().parse(english), english);
  assert.deepEqual(
    english.items.map(({ id }) => id),
    ['plays', 'visitors', 'finishes'],
  );
  const german = await asked<MetricsAnswer>(app, '/api/v1/metrics?lang=de-AT');
  assert.notEqual(german.items[0]?.definition, english.items[0]?.definition);
  const unknown = await asked<MetricsAnswer>(app, '/api/v1/metrics?lang=x-klingon');
  assert.equal(unknown.items[0]?.definition, english.items[0]?.definition);

  const matomo = await smallApp({ reader: createMemoryStore({ source: 'matomo' }) });
  const counted = await asked<MetricsAnswer>(matomo, '/api/v1/metrics');
  assert.notEqual(counted.items[2]?.definition, english.items[2]?.definition);
});
