import type { DuckdbStore } from '../src/index.ts';
import { dailyBatches, segmentBatches, type Tier } from './tier.ts';

export interface FillOptions {
  readonly order?: 'day' | 'series';
  readonly batch?: number;
  /** Rows of segments for each episode; none by default. */
  readonly weeks?: number;
  readonly counts?: number;
}

/**
 * Two batches are on their way at any time: while the worker applies one, the next is made ready. What making up the
 * rows costs is not the store's, and is left out.
 */
export async function fill(store: DuckdbStore, tier: Tier, options: FillOptions = {}) {
  const { order = 'series', batch = 50_000, weeks = 0, counts = 150 } = options;
  const { organization } = tier;
  const daily = await send([...dailyBatches(tier, batch, order)], (rows, no) =>
    store.putDaily({ id: `daily ${no}`, organization, rows }),
  );
  await store.putDaily({ id: 'complete', organization, rows: [], covers: tier.range });
  const segments = await send([...segmentBatches(tier, Math.min(batch, 20_000), weeks, counts)], (rows, no) =>
    store.putSegments({ id: `segments ${no}`, organization, rows }),
  );
  return { daily, segments };
}

async function send<T>(batches: readonly T[][], put: (rows: T[], no: number) => Promise<unknown>) {
  const start = performance.now();
  let earlier: Promise<unknown> = Promise.resolve();
  for (const [no, rows] of batches.entries()) {
    const sent = put(rows, no);
    await earlier;
    earlier = sent;
  }
  await earlier;
  return {
    rows: batches.reduce((sum, rows) => sum + rows.length, 0),
    ms: Math.round(performance.now() - start),
  };
}
