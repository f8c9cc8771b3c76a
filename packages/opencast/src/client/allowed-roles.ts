import type { Fields } from './fields.ts';
import { readAccess } from './opencast-access.ts';

/** `null`: Opencast does not say. */
export type AllowedRoles = readonly string[] | null;

/**
 * Reads from an item of a list, which comes with its access list, who may do something with it. Most items of a series
 * have the same list: it is kept once, so that 100,000 of them stay small.
 */
export function allowedRoles(action: string): (fields: Fields) => AllowedRoles {
  const known = new Map<string, readonly string[]>();
  return ({ acl }) => {
    if (acl === undefined) return null;
    const roles = rolesIn(acl, action);
    if (!roles) return null;
    const key = JSON.stringify(roles);
    const same = known.get(key);
    if (!same) known.set(key, roles);
    return same ?? roles;
  };
}

/** One strange list must not keep a whole organisation from being read. */
function rolesIn(acl: unknown, action: string): readonly string[] | null {
  try {
    const entries = readAccess('an access list', acl).filter(
      (entry) => entry.allow && entry.action === action,
    );
    return [...new Set(entries.map(({ role }) => role))].sort();
  } catch {
    return null;
  }
}
