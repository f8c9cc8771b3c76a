import type { MiddlewareHandler } from 'hono';
import type { Env } from './env.ts';

/** What holds for every answer, and for every page. Policies for pages are set by the routes that send pages. */
export const secureHeaders: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  c.header('X-Content-Type-Options', 'nosniff');
  if (c.res.headers.get('content-type')?.startsWith('text/html')) c.header('Referrer-Policy', 'no-referrer');
};
