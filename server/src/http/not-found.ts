import { StatsError } from '@oc-stats/contract';
import type { Context } from 'hono';
import type { Env } from './env.ts';
import { plainPage } from './page.ts';
import { problemResponse } from './problem.ts';

/** A browser that navigates gets a page, everything else a problem. */
export function notFound(c: Context<Env>): Response {
  const wantsPage = !c.req.path.startsWith('/api/') && /text\/html/.test(c.req.header('accept') ?? '');
  if (!wantsPage) return problemResponse(c, new StatsError('not-found'));
  return c.html(plainPage('No such page', 'Nothing is at this address.'), 404, {
    'Cache-Control': 'no-store',
  });
}
