import type { MiddlewareHandler } from 'hono';
import { isAdmin } from './caller.ts';
import type { Environment } from './environment.ts';

/** Which role each path asks for, as in the shipped configuration; what no rule names is for admins. */
const RULES: readonly (readonly [path: RegExp, role: string])[] = [
  [/^\/api\/?$/, 'ROLE_API'],
  [/^\/api\/info\/(me\/)?[^/]+$/, 'ROLE_API'],
  [/^\/api\/version(\/[^/]+)?$/, 'ROLE_API'],
  [/^\/api\/events(\/[^/]+)?$/, 'ROLE_API_EVENTS_VIEW'],
  [/^\/api\/events\/[^/]+\/acl$/, 'ROLE_API_EVENTS_ACL_VIEW'],
  [/^\/api\/events\/[^/]+\/media$/, 'ROLE_API_EVENTS_MEDIA_VIEW'],
  [/^\/api\/events\/[^/]+\/metadata$/, 'ROLE_API_EVENTS_METADATA_VIEW'],
  [/^\/api\/events\/[^/]+\/publications(\/[^/]+)?$/, 'ROLE_API_EVENTS_PUBLICATIONS_VIEW'],
  [/^\/api\/events\/[^/]+\/scheduling$/, 'ROLE_API_EVENTS_SCHEDULING_VIEW'],
  [/^\/api\/agents(\/[^/]+)?$/, 'ROLE_API_CAPTURE_AGENTS_VIEW'],
  [/^\/api\/series(\/[^/]+)?$/, 'ROLE_API_SERIES_VIEW'],
  [/^\/api\/series\/[^/]+\/acl$/, 'ROLE_API_SERIES_ACL_VIEW'],
  [/^\/api\/series\/[^/]+\/metadata$/, 'ROLE_API_SERIES_METADATA_VIEW'],
  [/^\/api\/series\/[^/]+\/properties$/, 'ROLE_API_SERIES_PROPERTIES_VIEW'],
  [/^\/api\/statistics\//, 'ROLE_API_STATISTICS_VIEW'],
  [/^\/(info\/me\.json|login\.html)$/, 'ROLE_ANONYMOUS'],
];

export const urlRules: MiddlewareHandler<Environment> = async (c, next) => {
  const caller = c.get('caller');
  const path = new URL(c.req.url).pathname;
  const role = RULES.find(([pattern]) => pattern.test(path))?.[1];
  if (isAdmin(caller) || (role !== undefined && caller.roles.includes(role))) return next();
  return c.html('<!DOCTYPE html><title>403</title><h1>Access denied</h1>', 403);
};
