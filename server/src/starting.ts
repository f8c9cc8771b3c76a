import { StatsError } from '@oc-stats/contract';
import { Hono } from 'hono';
import { pino } from 'pino';
import type { Env } from './http/env.ts';
import { plainPage } from './http/page.ts';
import { problemResponse } from './http/problem.ts';

/** Stands at the address while store and catalogue are opened: alive, not ready, and back in a moment. */
export function createStartingApp(): Hono<Env> {
  const app = new Hono<Env>();
  const silent = pino({ enabled: false });
  app.use(async (c, next) => {
    c.set('requestId', 'starting');
    c.set('log', silent);
    c.header('Access-Control-Allow-Origin', '*');
    c.header('Access-Control-Expose-Headers', 'Retry-After');
    await next();
  });
  app.get('/livez', (c) => c.json({ status: 'alive' }));
  app.get('/readyz', (c) => c.json({ status: 'starting' }, 503));
  app.options('*', (c) => c.body(null, 204));
  app.all('*', (c) => {
    const wantsPage = /text\/html/.test(c.req.header('accept') ?? '');
    if (!wantsPage) return problemResponse(c, new StatsError('starting'));
    const again = '\n<meta http-equiv="refresh" content="2">';
    return c.html(
      plainPage('One moment', 'The service is starting. This page loads again by itself.', again),
      503,
      {
        'Cache-Control': 'no-store',
        'Retry-After': '2',
      },
    );
  });
  return app;
}
