import type { Removal } from '../dialect/dialect.ts';

const VALUES_AT_ONCE = 100;

/**
 * Removals that differ in their first tag only become one: InfluxDB 1.x goes through all shards for every one of them, a
 * fifth of a second with three years of weeks.
 */
export function groupRemovals(removals: readonly Removal[]): Removal[] {
  const groups = new Map<string, { removal: Removal; values: Set<string> }>();
  for (const removal of removals) {
    const { source, tags, from, before } = removal;
    const key = JSON.stringify([source, tags[0]?.tag, tags.slice(1), from, before]);
    const group = groups.get(key) ?? { removal, values: new Set<string>() };
    for (const value of tags[0]?.anyOf ?? []) group.values.add(value);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ removal, values }) => {
    const [first, ...others] = removal.tags;
    if (!first) return [];
    return portions([...values]).map((anyOf) => ({ ...removal, tags: [{ ...first, anyOf }, ...others] }));
  });
}

function portions(values: readonly string[]): string[][] {
  const found: string[][] = [];
  for (let at = 0; at < values.length; at += VALUES_AT_ONCE)
    found.push(values.slice(at, at + VALUES_AT_ONCE));
  return found;
}
