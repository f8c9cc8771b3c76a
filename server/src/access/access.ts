import type { MiddlewareHandler } from 'hono';
import type { Env } from '../http/env.ts';
import type { AccessSettings } from '../settings.ts';

/**
 * Who asks, and may they? In mode `open` everybody may. The other modes take their place here: before the cache, so
 * that one cached answer serves all who may see it.
 */
export function access(settings: AccessSettings): MiddlewareHandler<Env> {
  switch (settings.mode) {
    case 'open':
      return (_c, next) => next();
  }
}
