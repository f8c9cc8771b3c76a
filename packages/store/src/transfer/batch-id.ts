import { createHash } from 'node:crypto';

/**
 * The same content gives the same id, wherever and whenever it is sent: a store takes it once. Content that may come
 * back after something else (a number that is corrected and restored) names the revision of the store as well, which
 * never comes back; otherwise the store would refuse the way back.
 */
export function batchId(name: string, ...content: readonly unknown[]): string {
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('base64url');
  return `${name} ${hash.slice(0, 27)}`;
}
