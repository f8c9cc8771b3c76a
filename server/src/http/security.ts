import type { MiddlewareHandler } from 'hono';
import type { Env } from './env.ts';

/** What holds for every answer. Policies for pages are set by the routes that send pages. */
export const secureHeaders: MiddlewareHandler<Env> = (c, next) => {
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'no-referrer');
  return next();
};
