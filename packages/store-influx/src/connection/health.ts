import { StoreError, type Health } from '@oc-stats/store';
import type { Connection } from './connection.ts';

/** An InfluxDB that is away is an answer to this question; one that was closed, or a question given up, is not. */
export async function healthOf(
  connection: Connection,
  version: () => Promise<string>,
  signal?: AbortSignal,
): Promise<Health> {
  try {
    const known = await version();
    await connection.run((inTime) => connection.send('/ping', { method: 'GET' }, inTime), signal);
    return { ok: true, engine: 'InfluxDB', version: known || 'unknown' };
  } catch (error) {
    const isAnswer = error instanceof StoreError && error.code !== 'aborted' && error.code !== 'closed';
    if (!isAnswer) throw error;
    return { ok: false, engine: 'InfluxDB', version: '', message: error.message };
  }
}
