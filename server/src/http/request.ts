import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { Env } from './env.ts';
import type { Metrics } from './metrics.ts';

/** Asked every few seconds by machines. */
const QUIET = new Set(['/livez', '/readyz', '/metrics']);

/**
 * One line a request. It names the route, not the address: identifiers, search words and tokens stay out of logs and
 * labels.
 */
export function observed(log: Logger, metrics: Metrics): MiddlewareHandler<Env> {
  return async (c, next) => {
    const requestId = randomBytes(6).toString('base64url');
    c.set('requestId', requestId);
    c.set('log', log.child({ requestId }));
    const started = performance.now();
    await next();
    // Nobody looks for an answer that was given.
    if (c.res.status >= 400) c.header('X-Request-Id', requestId);
    const seconds = (performance.now() - started) / 1_000;
    const route = routePath(c, -1);
    metrics.request({ method: c.req.method, route, status: c.res.status }, seconds);
    // Whoever calls `fetch` without bindings gives none.
    const batch = (c.env as Env['Bindings'] | undefined)?.batch;
    const level = QUIET.has(route) || batch ? 'debug' : 'info';
    c.var.log[level](
      { method: c.req.method, route, status: c.res.status, ms: Math.round(seconds * 1e5) / 100 },
      'request',
    );
  };
}
