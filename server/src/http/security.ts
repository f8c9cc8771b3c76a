import type { MiddlewareHandler } from 'hono';
import type { Env } from './env.ts';

/** For a page that has nothing to load and nothing to do in a frame. */
const BARE = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * What holds for every answer, and for every page. Policies are set by the routes that send pages; one that has none
 * may do nothing, and above all not be shown in a frame.
 */
export const secureHeaders: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  c.header('X-Content-Type-Options', 'nosniff');
  if (!c.res.headers.get('content-type')?.startsWith('text/html')) return;
  c.header('Referrer-Policy', 'no-referrer');
  if (!c.res.headers.has('content-security-policy')) c.header('Content-Security-Policy', BARE);
};
