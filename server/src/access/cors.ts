import type { MiddlewareHandler } from 'hono';
import type { Env } from '../http/env.ts';

const PREFLIGHT = {
  'Access-Control-Allow-Methods': 'GET, HEAD, POST',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, If-None-Match',
  'Access-Control-Max-Age': '86400',
};

/**
 * Which pages may read. Errors carry the headers as well: without them a browser hides even the reason of a failure.
 * There are no cookies, so no credentials are ever allowed.
 */
export function cors(origins: '*' | readonly string[]): MiddlewareHandler<Env> {
  return async (c, next) => {
    const origin = c.req.header('origin');
    const allowed = origins === '*' ? '*' : origins.find((known) => known === origin);
    if (allowed !== undefined) c.header('Access-Control-Allow-Origin', allowed);
    if (origins !== '*') c.header('Vary', 'Origin', { append: true });
    if (c.req.method === 'OPTIONS') return c.body(null, 204, PREFLIGHT);
    await next();
    // Everything else is fetched in a mode that asks for the header above; a picture is not.
    const isPicture = c.res.headers.get('content-type')?.startsWith('image/');
    if (isPicture) c.header('Cross-Origin-Resource-Policy', 'cross-origin');
    const exposed = exposedOf(c.res);
    if (exposed !== null) c.header('Access-Control-Expose-Headers', exposed);
    return;
  };
}

/** What a page of another origin may read beside the body. Ordinary answers have nothing to tell there. */
function exposedOf({ status, headers }: Response): string | null {
  if (status >= 400) return 'Retry-After, X-Request-Id';
  return headers.has('Content-Disposition') ? 'Content-Disposition' : null;
}
