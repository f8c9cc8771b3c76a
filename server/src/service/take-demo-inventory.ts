import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Day } from '@oc-stats/contract';
import { RetentionInventory } from '@oc-stats/retention';
import { demoDates } from '../demo/demo-inventory.ts';
import type { Demo } from './adapters.ts';

const NAME = 'retention.duckdb';

/** Made beside its place and then moved there: what is in the data folder is whole, whatever happens meanwhile. */
export async function takeDemoInventory(folder: string, demo: Demo, today: Day): Promise<void> {
  const beside = await mkdtemp(join(folder, 'retention.new-'));
  try {
    const inventory = await RetentionInventory.open(beside, 1);
    try {
      for (const asOf of demoDates(today)) {
        const origin = { asOf, timeZone: 'UTC', taken: new Date(`${today}T00:00:00Z`), origin: 'demo' };
        await inventory.takeRecordings(demo.inventory(asOf), { ...origin, observedSince: null });
      }
    } finally {
      await inventory.close();
    }
    await rename(join(beside, NAME), join(folder, NAME));
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}
