import { BATCH_PATH } from '@oc-stats/contract';
import type { MiddlewareHandler } from 'hono';
import type { Env } from '../http/env.ts';
import type { AccessSettings } from '../settings.ts';
import type { Gate } from './gate.ts';

/** Nothing behind it is reached without a grant; a batch, whose token is in its body, goes to the gate itself. */
export function guarded(gate: Gate, { mode }: AccessSettings): MiddlewareHandler<Env> {
  return async (c, next) => {
    const given = (c.env as Env['Bindings'] | undefined)?.grant;
    if (given) c.set('grant', await given());
    else if (c.req.path !== BATCH_PATH) c.set('grant', await gate.admit(c));
    await next();
    if (mode === 'open') return;
    // The same address gives another answer to somebody else: what a browser keeps is asked about each time.
    if (c.res.headers.get('Cache-Control') !== 'no-store') c.header('Cache-Control', 'private, no-cache');
    c.header('Vary', mode === 'token' ? 'Authorization' : 'Authorization, Cookie', { append: true });
  };
}
