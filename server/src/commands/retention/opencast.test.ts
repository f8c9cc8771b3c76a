import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { RetentionReport } from '@oc-stats/contract';
import { retentionReport } from '@oc-stats/contract/schema';
import { createUniversity } from '@oc-stats/opencast/fake';
import { placeWith } from '../../retention/six-rows.fixture.ts';
import { ACCOUNT, serveOpencast } from '../../service/served.fixture.ts';
import { ran } from '../ran.fixture.ts';

const university = createUniversity({ seed: 7, today: '2026-04-01', series: 6, episodes: 40 });

test('Opencast instead of files: sizes are known, and what nobody counted is kept apart', async (t) => {
  const opencast = await serveOpencast(university);
  t.after(() => opencast.close());
  const section = { uri: opencast.uri, ...ACCOUNT, organizationId: university.organization.id };
  const cwd = await placeWith(t, {
    'config.yaml': JSON.stringify({ opencast: section }),
    'plan.yaml': 'name: delete\nrules: [{ name: old, action: delete, after: 12 months }]\n',
  });
  const { code, err, out } = await ran(cwd, 'retention', '--opencast', '--format', 'json');
  assert.equal(code, 0, err);
  const report = JSON.parse(out) as RetentionReport;
  assert.deepEqual(retentionReport.parse(report), report);
  assert.equal(report.asOf, '2026-04-01');
  assert.equal(report.inventory.recordings, 40);
  assert.ok((report.inventory.bytes ?? 0) > 0);
  assert.notEqual(report.observedSince, null);

  const plan = ['--plan', 'plan.yaml', '--out', 'to'];
  const text = await ran(cwd, 'retention', '--opencast', ...plan);
  const calls = JSON.parse(await readFile(join(cwd, 'to/opencast-calls-delete.json'), 'utf8')) as {
    requests: { method: string; path: string }[];
  };
  assert.ok(calls.requests.length > 0 && calls.requests.every(({ method }) => method === 'DELETE'));
  assert.match(await readFile(join(cwd, 'to/opencast-policies-delete.json'), 'utf8'), /"policies"/);
  assert.match(text.out, /^Never watched: no view observed since \d{4}-\d{2}-\d{2}/m);
  const both = await ran(cwd, 'retention', '--opencast', '--usage', 'u.csv');
  assert.deepEqual([both.code, both.out], [2, '']);
});
