import type { OpenSources } from './open-sources.ts';

/** The record lies beside the numbers; `oc-stats restore` takes both. */
export const RECORD_SUFFIX = '.record';

/** Writes what this service owns; nothing is ever overwritten. */
export async function backUp(
  { record, store }: Pick<OpenSources, 'record' | 'store'>,
  file: string,
): Promise<readonly string[]> {
  const written: string[] = [];
  if (store) {
    await store.backup(file);
    written.push(file);
  }
  if (record) {
    await record.backup(`${file}${RECORD_SUFFIX}`);
    written.push(`${file}${RECORD_SUFFIX}`);
  }
  return written;
}
