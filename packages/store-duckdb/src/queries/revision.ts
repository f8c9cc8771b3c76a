import type { StoreSession } from '../engine/store-session.ts';

export async function revisionOf(session: StoreSession): Promise<string> {
  const [row] = await session.rows("SELECT instance || '.' || revision FROM meta");
  return row?.[0] as string;
}
