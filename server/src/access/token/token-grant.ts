import { RETENTION_RIGHT, type Scope } from '@oc-stats/contract';
import { createCatalog, type Catalog, type CatalogEpisode } from '@oc-stats/opencast';
import type { Grant } from '../grant.ts';
import type { Claims } from './claims.ts';

/** What a verified token lets somebody see: what its scopes name, and the episodes of series that they name. */
export function tokenGrant(claims: Claims): Grant {
  const { scope, metrics, range, origins, exp, jti } = claims;
  const named = scopesOf(scope);
  const allows = ({ type, id }: Scope, catalog: Catalog) =>
    named.whole ||
    (type === 'series' && named.series.has(id)) ||
    (type === 'episode' && (named.episodes.has(id) || named.series.has(seriesOf(id, catalog))));
  const limits = { ...(metrics ? { metrics } : {}), ...(range ? { days: definite(range) } : {}) };
  const mints = { jti, scope, ...limits, ...(origins ? { origins } : {}), expires: exp };
  return {
    subject: `token ${jti}`,
    whole: named.whole,
    allows,
    part: (catalog) => partOf(catalog, named),
    ...limits,
    ...(mayRetain(claims, named) ? { retention: true } : {}),
    ...(scope.includes('tokens') && claims.use === undefined ? { mints } : {}),
  };
}

/**
 * It is about all recordings, all days and all numbers at once: a token that is limited in any of these, or made for
 * one address, is none for it.
 */
function mayRetain({ metrics, range, scope, use }: Claims, { whole }: NamedScopes): boolean {
  const isLimited = metrics !== undefined || range !== undefined || use !== undefined;
  return whole && scope.includes(RETENTION_RIGHT) && !isLimited;
}

export interface NamedScopes {
  readonly whole: boolean;
  readonly series: ReadonlySet<string>;
  readonly episodes: ReadonlySet<string>;
}

export function scopesOf(scope: readonly string[]): NamedScopes {
  const of = (type: string) =>
    new Set(scope.filter((one) => one.startsWith(`${type}:`)).map((one) => one.slice(type.length + 1)));
  return { whole: scope.includes('organization'), series: of('series'), episodes: of('episode') };
}

/** No series is called so. */
const NONE = '';

function seriesOf(id: string, catalog: Catalog): string {
  return catalog.episode(id)?.seriesId ?? NONE;
}

/** A few items have their own order, search and pages at once; nothing has to be looked for among all others. */
function partOf(catalog: Catalog, { whole, series, episodes }: NamedScopes): Catalog {
  if (whole) return catalog;
  const found = [...series].flatMap((id) => catalog.series(id) ?? []);
  const members = found.flatMap(({ id }) => episodesOf(id, catalog));
  const single = [...episodes].flatMap((id) => catalog.episode(id) ?? []);
  return createCatalog({
    organization: catalog.organization,
    series: found,
    episodes: [...members, ...single],
  });
}

function episodesOf(seriesId: string, catalog: Catalog): readonly CatalogEpisode[] {
  return catalog.listEpisodes({ seriesId, limit: Number.MAX_SAFE_INTEGER }).items;
}

function definite({ from, to }: NonNullable<Claims['range']>) {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
