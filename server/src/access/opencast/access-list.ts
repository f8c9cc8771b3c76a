import type { AccessEntry } from '@oc-stats/opencast';

/** Whether a list lets somebody with these roles do it. One line that refuses counts more than all that allow. */
export function permits(list: readonly AccessEntry[], roles: ReadonlySet<string>, action: string): boolean {
  const concerning = list.filter((entry) => entry.action === action && roles.has(entry.role));
  return concerning.length > 0 && concerning.every(({ allow }) => allow);
}
