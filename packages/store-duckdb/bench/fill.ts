import type { DuckdbStore } from '../src/index.ts';
import { dailyBatches, segmentBatches, type Tier } from './tier.ts';

export interface FillOptions {
  readonly order?: 'day' | 'series';
  readonly batch?: number;
  /** Rows of segments for each episode; none by default. */
  readonly weeks?: number;
  readonly counts?: number;
}

/** Timed is what the store takes, not the making up of the rows. */
export async function fill(store: DuckdbStore, tier: Tier, options: FillOptions = {}) {
  const { order = 'series', batch = 50_000, weeks = 0, counts = 150 } = options;
  const { organization } = tier;
  const daily = await send(dailyBatches(tier, batch, order), (rows, no) =>
    store.putDaily({ id: `daily ${no}`, organization, rows }),
  );
  await store.putDaily({ id: 'complete', organization, rows: [], covers: tier.range });
  const segments = await send(segmentBatches(tier, Math.min(batch, 20_000), weeks, counts), (rows, no) =>
    store.putSegments({ id: `segments ${no}`, organization, rows }),
  );
  return { daily, segments };
}

async function send<T>(batches: Iterable<T[]>, put: (rows: T[], no: number) => Promise<unknown>) {
  const sent = { rows: 0, ms: 0 };
  let no = 0;
  for (const rows of batches) {
    const start = performance.now();
    await put(rows, no++);
    sent.ms += performance.now() - start;
    sent.rows += rows.length;
  }
  return sent;
}
