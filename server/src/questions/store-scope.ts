import type { Scope } from '@oc-stats/contract';
import type { Catalog } from '@oc-stats/opencast';
import type { StoreScope } from '@oc-stats/store';

export function storeScope(scope: Scope, catalog: Catalog): StoreScope {
  const organization = catalog.organization.id;
  return { organization, type: scope.type, id: scope.type === 'organization' ? organization : scope.id };
}
