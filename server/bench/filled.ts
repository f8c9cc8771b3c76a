import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { snapshotOf } from '@oc-stats/opencast/fake';
import { openDuckdbStore } from '@oc-stats/store-duckdb';
import { cachedFolder } from '../../.scripts/bench/cache.mjs';
import { demoPlays } from '../src/demo/demo-plays.ts';
import { CATALOG } from './catalog-file.ts';
import { SEED, THROUGH, universityOf, type Tier } from './tier.ts';

const SOURCES = [
  'packages/opencast/src/fake/university',
  'packages/duckdb/src',
  'packages/store-duckdb/src/schema',
  'packages/store-duckdb/src/upkeep',
  'packages/store-duckdb/src/writes',
  'server/src/demo',
  'server/bench/tier.ts',
];

/** The data folder of a tier, filled batch by batch as the service fills its own, and left as that leaves it. */
export function filled(tier: Tier): Promise<string> {
  return cachedFolder(`tier-${tier}`, SOURCES, async (folder) => {
    const started = performance.now();
    process.stderr.write(`  … filling tier ${tier}, once\n`);
    const university = universityOf(tier);
    const store = await openDuckdbStore({ folder });
    try {
      for (const step of demoPlays(university, { seed: SEED, through: THROUGH })) {
        await (step.kind === 'daily' ? store.putDaily(step.batch) : store.putSegments(step.batch));
      }
      await store.tidy();
    } finally {
      await store.close();
    }
    await writeFile(join(folder, CATALOG), JSON.stringify(snapshotOf(university)));
    // The mark by which the service knows a demo that is all there.
    await writeFile(join(folder, 'demo.json'), JSON.stringify({ seed: SEED, through: THROUGH }));
    process.stderr.write(
      `  … filling tier ${tier}: ${((performance.now() - started) / 1000).toFixed(0)} s\n`,
    );
  });
}
