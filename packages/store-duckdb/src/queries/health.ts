import type { Health } from '@oc-stats/store';
import type { StoreSession } from '../engine/store-session.ts';

/** Reads the file, not only the connection. */
export async function health(session: StoreSession): Promise<Health> {
  const [[version] = []] = await session.rows('SELECT version() FROM meta');
  return { ok: version !== undefined, engine: 'DuckDB', version: String(version) };
}
