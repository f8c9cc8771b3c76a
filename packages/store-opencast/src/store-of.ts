import { MAX_BATCH_ROWS, type DailyRow, type StatsReader } from '@oc-stats/store';
import { createMemoryStore } from '@oc-stats/store/memory';

/** The reference, holding just what one question is about. */
export async function storeOf(organization: string, rows: readonly DailyRow[]): Promise<StatsReader> {
  const store = createMemoryStore();
  for (let at = 0; at < rows.length; at += MAX_BATCH_ROWS) {
    await store.putDaily({ id: `${at}`, organization, rows: rows.slice(at, at + MAX_BATCH_ROWS) });
  }
  return store;
}
