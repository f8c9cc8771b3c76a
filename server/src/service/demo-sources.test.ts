import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { createUniversity } from '@oc-stats/opencast/fake';
import { openDuckdbStore, type DuckdbStore } from '@oc-stats/store-duckdb';
import { pino } from 'pino';
import { embedded } from '../commands/embedded.ts';
import { loadConfig } from '../config/load.ts';
import { openDemo } from './demo.ts';
import { openDemoSources } from './demo-sources.ts';

test('the first fill ends in order, without anybody waiting for it', async (context) => {
  const cwd = mkdtempSync(join(tmpdir(), 'oc-stats-sources-'));
  context.after(() => rmSync(cwd, { recursive: true, force: true }));
  let opened: DuckdbStore | undefined;
  const sources = await openDemoSources({
    config: loadConfig({ data: 'data' }, {}, cwd),
    adapters: {
      ...embedded({}),
      openStore: async ({ folder, dayZone }) => (opened = await openDuckdbStore({ folder, dayZone })),
      openDemo: ({ today, timeZone }) =>
        openDemo(createUniversity({ seed: 7, today, series: 6, episodes: 40 }), timeZone),
    },
    version: '0.1.0',
    log: pino({ level: 'silent' }),
    clock: () => new Date('2026-04-01T12:00:00Z'),
    assets: undefined,
    onProgress: () => undefined,
  });
  try {
    const store = opened as DuckdbStore;
    assert.ok((await store.info()).rows.daily > 0);
    // A batch that brings nothing waits its turn, behind what the store was asked to do.
    await store.putDaily({ id: 'nothing', organization: 'o', rows: [] });
    assert.equal((await store.info()).unsorted, 0);
  } finally {
    await sources.close();
  }
});
