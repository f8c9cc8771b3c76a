import { Hono } from 'hono';
import { badRequest, resource } from './answer.ts';
import { criteriaIn } from './criteria.ts';
import type { Environment } from './environment.ts';

const RESOURCE_TYPES = new Set(['episode', 'series', 'organization']);

/** An Opencast without an InfluxDB behind it: it has the endpoints and nothing to offer. */
export function statisticsRoutes(): Hono<Environment> {
  return new Hono<Environment>()
    .get('/providers', (c) => {
      const known = criteriaIn(c.req.query('filter') ?? '').every(
        ({ name, value }) => name === 'resourceType' && RESOURCE_TYPES.has(value),
      );
      return known ? resource(c, []) : badRequest(c, 'Unknown filter criterion in request');
    })
    .get('/providers/:id', (c) =>
      c.text(`Cannot find a statistics provider with id '${c.req.param('id')}'.`, 404),
    )
    .post('/data/query', async (c) => {
      const { data } = await c.req.parseBody();
      if (data === '[]') return resource(c, []);
      return badRequest(c, "Unable to parse form parameter 'data': Provider not found");
    });
}
