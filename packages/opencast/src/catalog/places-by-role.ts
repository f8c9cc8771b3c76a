import type { RolesOf } from './catalog-snapshot.ts';
import { STEP_ITEMS, type Steps } from './steps.ts';

/** The places of what somebody with these roles may act on, in order; `undefined`: of everything. */
export type PlacesFor = (roles: ReadonlySet<string> | undefined) => readonly number[] | undefined;

export function* placesByRole(
  items: readonly { readonly id: string }[],
  allowed: RolesOf | undefined,
): Steps<PlacesFor> {
  if (!allowed) return () => undefined;
  const places = new Map<string, number[]>();
  const unknown: number[] = [];
  for (const [place, { id }] of items.entries()) {
    if (place % STEP_ITEMS === 0) yield;
    const roles = allowed.get(id) ?? null;
    if (roles === null) unknown.push(place);
    for (const role of roles ?? []) {
      const known = places.get(role);
      if (known) known.push(place);
      else places.set(role, [place]);
    }
  }
  // A list is looked through in several steps by one who asks.
  const merged = new WeakMap<ReadonlySet<string>, readonly number[]>();
  return (roles) => {
    if (!roles) return undefined;
    const found = merged.get(roles) ?? united([unknown, ...[...roles].map((role) => places.get(role) ?? [])]);
    merged.set(roles, found);
    return found;
  };
}

function united(lists: readonly (readonly number[])[]): readonly number[] {
  const [first = [], ...rest] = lists.filter(({ length }) => length > 0);
  return rest.length === 0 ? first : [...new Set([first, ...rest].flat())].sort((a, b) => a - b);
}
