import { Hono } from 'hono';
import type { University, UniversitySeries } from '../university/university.ts';
import { accessOfSeries, may } from './access-list.ts';
import { badRequest, notFound, resource } from './answer.ts';
import { BadCriterion, BadDirection } from './criteria.ts';
import type { Environment, FakeContext } from './environment.ts';
import { memoizeLast } from './memoize-last.ts';
import { seriesFields, seriesMetadata } from './metadata.ts';
import { flag, integer } from './parameter.ts';
import { seriesFilter, seriesOrder } from './series-criteria.ts';
import { seriesJson } from './series-json.ts';

const DEFAULT_LIMIT = 100;

export function seriesRoutes({ series, organization }: University): Hono<Environment> {
  const byId = new Map(series.map((one) => [one.id, one]));
  const sorted = memoizeLast((sort) => (sort === '' ? series : [...series].sort(seriesOrder(sort))));

  return new Hono<Environment>()
    .get('/', (c) => {
      const limit = integer(c, 'limit');
      const offset = integer(c, 'offset');
      if (limit === null || offset === null) return c.body(null, 404);
      const action = flag(c, 'onlyWithWriteAccess') ? 'write' : 'read';
      const holds = seriesFilter(c.req.query('filter') ?? '', c.get('version'));
      const caller = c.get('caller');
      const found = sorted(c.req.query('sort')?.trim() ?? '').filter(
        (one) => holds(one) && may(caller, action, accessOfSeries(one)),
      );
      const from = Math.max(0, offset ?? 0);
      const page = found.slice(from, from + (limit === undefined || limit < 1 ? DEFAULT_LIMIT : limit));
      return resource(
        c,
        page.map((one) => seriesJson(one, c.get('version'), flag(c, 'withacl'))),
      );
    })
    .get('/:id', (c) =>
      one(c, (found) =>
        resource(c, {
          ...seriesJson(found, c.get('version'), flag(c, 'withacl')),
          organization: organization.id,
          opt_out: false,
        }),
      ),
    )
    .get('/:id/acl', (c) =>
      one(c, (found) => {
        const acl = accessOfSeries(found);
        return acl ? resource(c, acl) : notFound(c, 'series', found.id);
      }),
    )
    .get('/:id/metadata', (c) =>
      one(c, (found) => {
        const type = c.req.query('type') ?? '';
        if (type === '') return resource(c, seriesMetadata(found));
        return type === 'dublincore/series'
          ? resource(c, seriesFields(found))
          : notFound(c, 'series', found.id);
      }),
    )
    .get('/:id/properties', (c) => one(c, () => resource(c, {})))
    .onError((error, c) => {
      if (error instanceof BadCriterion) return badRequest(c, error.message);
      if (error instanceof BadDirection) return c.body(null, 500);
      throw error;
    });

  /** No access list is looked at here: whoever may call it gets every series. */
  function one(c: FakeContext, answer: (series: UniversitySeries) => Response): Response {
    const id = c.req.param('id') ?? '';
    const found = byId.get(id);
    return found ? answer(found) : notFound(c, 'series', id);
  }
}
