import { versionName } from './api-version.ts';
import type { FakeContext } from './environment.ts';

/** Resources come with the version as their type, so a client that insists on `application/json` fails here too. */
export function resource(c: FakeContext, body: unknown, status: 200 | 201 = 200): Response {
  return c.body(JSON.stringify(body), status, {
    'content-type': `application/${versionName(c.get('version'))}+json`,
  });
}

export function notFound(c: FakeContext, kind: 'event' | 'series', id: string): Response {
  // The article is Opencast's.
  return c.text(`Cannot find an ${kind} with id '${id}'.`, 404);
}

/** There is no JSON for errors, and often no text either. */
export function badRequest(c: FakeContext, message = ''): Response {
  return message === '' ? c.body(null, 400) : c.text(message, 400);
}
