import type { StoreSession } from '../engine/store-session.ts';

/** A reader in the middle of an answer may prevent it; then it happens with a later write. */
export async function checkpoint(session: StoreSession): Promise<void> {
  await session.connection.run('CHECKPOINT').catch(() => undefined);
}
