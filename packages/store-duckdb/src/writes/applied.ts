import type { StoreSession } from '../engine/store-session.ts';
import { revisionOf } from '../queries/revision.ts';
import { KINDS, type BatchKind } from '../schema/batch-kind.ts';
import { batchKey } from '../schema/tables.ts';

export async function isApplied(
  session: StoreSession,
  organization: number,
  kind: BatchKind,
  id: string,
): Promise<boolean> {
  const found = await session.rows(
    `SELECT 1 FROM batch WHERE organization_no = $no AND kind = $kind AND key = ${batchKey('$id')}`,
    { no: organization, kind: KINDS[kind], id },
  );
  return found.length > 0;
}

/** In the transaction of the batch: either both are there after a crash, or neither. Gives the new revision. */
export async function markApplied(
  session: StoreSession,
  organization: number,
  kind: BatchKind,
  id: string,
): Promise<string> {
  await session.result(`INSERT INTO batch VALUES ($no, $kind, ${batchKey('$id')})`, {
    no: organization,
    kind: KINDS[kind],
    id,
  });
  await session.result('UPDATE meta SET revision = revision + 1');
  return revisionOf(session);
}
