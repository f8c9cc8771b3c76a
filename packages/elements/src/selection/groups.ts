import { SelectionStore } from './selection-store.ts';

const groups = new Map<string, { readonly store: SelectionStore; members: number }>();

/** The selection of all elements of the page with the same `group`, for pages whose editor cannot nest elements. */
export function joinGroup(name: string): { readonly store: SelectionStore; leave(): void } {
  const group = groups.get(name) ?? { store: new SelectionStore(), members: 0 };
  group.members += 1;
  groups.set(name, group);
  return {
    store: group.store,
    leave: () => {
      group.members -= 1;
      if (group.members === 0) groups.delete(name);
    },
  };
}

export function groupCount(): number {
  return groups.size;
}
