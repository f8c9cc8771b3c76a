import { MAX_ID_LENGTH, OWN_ORGANIZATION, StatsError, type Scope, type ScopeType } from '@oc-stats/contract';
import type { Catalog } from '@oc-stats/opencast';
import type { Grant } from '../access/grant.ts';

/**
 * What is asked about, if it exists and may be seen. The catalogue decides what exists: of anything else no number is
 * told, whatever the store holds. Unknown and forbidden are one answer, after the same way there: the grant is asked
 * about what does not exist as well, so that the time it takes tells nothing either.
 */
export async function visibleScope(
  grant: Grant,
  catalog: Catalog,
  type: ScopeType,
  id: string,
): Promise<Scope> {
  const scope = {
    type,
    id: type === 'organization' && id === OWN_ORGANIZATION ? catalog.organization.id : id,
  };
  if (id.length > MAX_ID_LENGTH) throw new StatsError(`unknown-${type}`);
  const allowed = await grant.allows(scope, catalog);
  if (allowed && exists(scope, catalog)) return scope;
  throw new StatsError(`unknown-${type}`);
}

function exists({ type, id }: Scope, catalog: Catalog): boolean {
  if (type === 'organization') return id === catalog.organization.id;
  return (type === 'series' ? catalog.series(id) : catalog.episode(id)) !== null;
}
