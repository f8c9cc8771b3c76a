import { OcStatsOpenEvent } from '../events/oc-stats-open.ts';
import type { Openable } from './openable.ts';

export interface Follower extends HTMLElement {
  /** `null` where nobody has said where such links lead. */
  readonly hrefFor: (type: Openable['type'], id: string) => string | null;
}

/** Leads to a series or an episode, unless somebody listens and prefers something else. */
export function follow(host: Follower, item: Openable): void {
  if (!host.dispatchEvent(new OcStatsOpenEvent(item))) return;
  const href = host.hrefFor(item.type, item.id);
  if (href !== null) location.assign(href);
}
