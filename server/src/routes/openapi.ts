import { ERRORS } from '@oc-stats/contract';
import { Body } from '../cache/body.ts';
import { respond } from '../http/respond.ts';
import type { App } from './route.ts';

/** Made from the schemas that validate, once, when it is first asked for. */
export function openapiRoute(app: App, version: string): void {
  let body: Body | undefined;
  app.get('/openapi.json', (c) => {
    body ??= Body.json(
      app.getOpenAPI31Document({
        openapi: '3.1.0',
        info: {
          title: 'oc-stats',
          version,
          description: `How lecture videos are watched. Dates are YYYY-MM-DD, both ends belong to a range. Failures are problem+json with one of these codes: ${Object.keys(ERRORS).join(', ')}.`,
          license: { name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' },
        },
        // Beside this document, also below a path of a proxy.
        servers: [{ url: '.' }],
      }),
    );
    return respond(c, body);
  });
}
