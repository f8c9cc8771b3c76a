import type { Context } from 'hono';
import type { Body } from '../cache/body.ts';
import { encodingFor, matches } from './negotiate.ts';

/** For answers that may change with every request, but seldom do. */
export const REVALIDATED = 'private, max-age=60, stale-while-revalidate=600';

export async function respond(
  c: Context,
  body: Body,
  headers: Record<string, string> = {},
): Promise<Response> {
  const common = { 'Cache-Control': REVALIDATED, ...headers, ETag: body.etag };
  if (body.worthCompressing) c.header('Vary', 'Accept-Encoding', { append: true });
  if (matches(c.req.header('if-none-match'), body.etag)) return c.body(null, 304, common);

  const encoding = body.worthCompressing ? encodingFor(c.req.header('accept-encoding')) : null;
  const bytes = encoding ? await body.encoded(encoding) : body.bytes;
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    ...common,
    'Content-Type': body.type,
    'Content-Length': String(bytes.length),
    ...(encoding ? { 'Content-Encoding': encoding } : {}),
  });
}
