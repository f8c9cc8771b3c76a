import { MAX_ID_LENGTH, type Scope } from '@oc-stats/contract';
import type { Catalog } from '@oc-stats/opencast';
import type { MiddlewareHandler } from 'hono';
import type { Env } from './env.ts';

/** Has what the catalogue does not know looked up where it comes from. Resolves when there is no more to wait for. */
export type FindNewcomer = (scope: Scope & { readonly type: 'series' | 'episode' }) => Promise<void>;

/**
 * A recording is asked about as soon as it is in a course, and that may be before Opencast is read the next time. Only
 * what somebody might see is looked up: for all others unknown and forbidden have to take the same time.
 */
export function newcomers(catalog: () => Catalog | null, find: FindNewcomer): MiddlewareHandler<Env> {
  return async (c, next) => {
    const known = catalog();
    const scope = known && scopeIn(c.req.url);
    if (scope && scope.id.length <= MAX_ID_LENGTH && !isKnown(scope, known)) {
      const grant = (c.var as Partial<Env['Variables']>).grant;
      if (await grant?.allows(scope, known)) await find(scope);
    }
    await next();
  };
}

const SCOPED = /^\/api\/v1\/(?:stats\/)?(series|episode)s?\/([^/]+)/;

function scopeIn(url: string): Parameters<FindNewcomer>[0] | null {
  const [, type, text = ''] = SCOPED.exec(new URL(url).pathname) ?? [];
  if (type === undefined) return null;
  try {
    return { type: type as 'series' | 'episode', id: decodeURIComponent(text) };
  } catch {
    return null;
  }
}

function isKnown({ type, id }: Scope, catalog: Catalog): boolean {
  return (type === 'series' ? catalog.series(id) : catalog.episode(id)) !== null;
}
