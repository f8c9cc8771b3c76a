import type { Context } from 'hono';
import type { Env } from '../http/env.ts';
import { isLoopback } from '../loopback.ts';
import type { Settings } from '../settings.ts';

/**
 * Whether it is this machine that asks, or a page that the operator has named. In mode `open` nothing is proven, and any
 * page could ask with the browser of whoever looks at it: numbers may go there, lists of names and addresses may not.
 */
export function isNear(c: Context<Env>, { access: { origins }, publicUrl }: Settings): boolean {
  // A foreign name that leads here would make a foreign page one of ours.
  if (publicUrl === null && !isLoopback(new URL(c.req.url).hostname)) return false;
  const origin = c.req.header('origin');
  if (origin === undefined) return c.req.header('sec-fetch-site') !== 'cross-site';
  if (origins !== '*' && origins.includes(origin)) return true;
  if (publicUrl !== null && new URL(publicUrl).origin === origin) return true;
  return URL.canParse(origin) && isLoopback(new URL(origin).hostname);
}
