import type { Health } from '@oc-stats/store';
import type { Session } from '../engine/session.ts';

/** Reads the file, not only the connection. */
export async function health(session: Session): Promise<Health> {
  const [[version] = []] = await session.rows('SELECT version() FROM meta');
  return { ok: version !== undefined, engine: 'DuckDB', version: String(version) };
}
