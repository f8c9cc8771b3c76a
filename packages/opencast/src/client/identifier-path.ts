import { MAX_ID_LENGTH } from '@oc-stats/contract';

/**
 * The identifier as one segment of a path, or `null` when it cannot be one and so names nothing: `.` and `..` would be
 * resolved away by the URL parser and reach another endpoint, and half a surrogate pair has no encoding.
 */
export function identifierPath(id: string): string | null {
  if (id === '' || id === '.' || id === '..' || id.length > MAX_ID_LENGTH || !isWellFormed(id)) return null;
  return encodeURIComponent(id);
}

export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
