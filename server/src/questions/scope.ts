import { MAX_ID_LENGTH, OWN_ORGANIZATION, StatsError, type Scope, type ScopeType } from '@oc-stats/contract';
import type { Catalog } from '@oc-stats/opencast';

/** The catalogue decides what exists: of anything else no number is told, whatever the store holds. */
export function scopeIn(catalog: Catalog, type: ScopeType, id: string): Scope {
  if (type === 'organization') {
    const own = catalog.organization.id;
    if (id === OWN_ORGANIZATION || id === own) return { type, id: own };
    throw new StatsError('unknown-organization');
  }
  const known = id.length <= MAX_ID_LENGTH && (type === 'series' ? catalog.series(id) : catalog.episode(id));
  if (known) return { type, id };
  throw new StatsError(type === 'series' ? 'unknown-series' : 'unknown-episode');
}
