import type { Session } from '../engine/session.ts';

export async function revisionOf(session: Session): Promise<string> {
  const [row] = await session.rows("SELECT instance || '.' || revision FROM meta");
  return row?.[0] as string;
}
