import { Hono } from 'hono';
import type { University } from '../university/university.ts';
import { accessOfEpisode, may } from './access-list.ts';
import { badRequest, resource } from './answer.ts';
import { isAdmin, type Caller } from './caller.ts';
import { criteriaIn } from './criteria.ts';
import type { Environment } from './environment.ts';
import { flag } from './parameter.ts';
import { BadStatisticsQuery, questionsIn } from './statistics-query.ts';
import { seriesOf, type FakeStatisticsProvider, type StatisticsSource } from './statistics-provider.ts';

const RESOURCE_TYPES = new Set(['episode', 'series', 'organization']);

/** Without a source an Opencast that has no InfluxDB behind it: the endpoints are there and have nothing to offer. */
export function statisticsRoutes(
  { episodes, organization }: University,
  providers: readonly FakeStatisticsProvider[],
  source: StatisticsSource,
): Hono<Environment> {
  const byId = new Map(episodes.map((episode) => [episode.id, episode]));

  return new Hono<Environment>()
    .get('/providers', (c) => {
      const criteria = criteriaIn(c.req.query('filter') ?? '');
      const isKnown = criteria.every(
        ({ name, value }) => name === 'resourceType' && RESOURCE_TYPES.has(value),
      );
      if (!isKnown) return badRequest(c, 'Unknown filter criterion in request');
      const found = providers.filter((one) => criteria.every(({ value }) => one.resourceType === value));
      return resource(
        c,
        found.map((one) => providerJson(one, flag(c, 'withparameters'))),
      );
    })
    .get('/providers/:id', (c) => {
      const found = providers.find(({ id }) => id === c.req.param('id'));
      return found
        ? resource(c, providerJson(found, flag(c, 'withparameters')))
        : c.text(`Cannot find a statistics provider with id '${c.req.param('id')}'.`, 404);
    })
    .post('/data/query', async (c) => {
      const { data } = await c.req.parseBody();
      const questions = questionsIn(typeof data === 'string' ? data : '', providers);
      // One that may not be asked spoils them all.
      const isAllowed = questions.every(({ provider, resourceId }) =>
        mayAsk(c.get('caller'), provider, resourceId),
      );
      if (!isAllowed) return c.text('unauthorized', 401);
      const answers = questions.map(async ({ provider, resourceId, range, resolution, parameters }) => {
        const { id, type, resourceType, metric } = provider;
        const numbers = await source(resourceType, resourceId, metric, range);
        const { labels, values } = seriesOf(numbers, range, resolution);
        const total = values.reduce((sum, value) => sum + value, 0);
        return {
          provider: { identifier: id, type, resourceType },
          parameters,
          data: { labels, values, total },
        };
      });
      return resource(c, await Promise.all(answers), 200);
    })
    .onError((error, c) => {
      if (error instanceof BadStatisticsQuery) {
        return badRequest(c, `Unable to parse form parameter 'data': ${error.message}`);
      }
      throw error;
    });

  /** Reading is enough for an episode, and nothing at all is asked for a series. */
  function mayAsk(caller: Caller, { resourceType }: FakeStatisticsProvider, id: string): boolean {
    if (isAdmin(caller)) return resourceType !== 'organization' || id === organization.id;
    if (resourceType === 'series') return true;
    const episode = resourceType === 'episode' ? byId.get(id) : undefined;
    return episode !== undefined && may(caller, 'read', accessOfEpisode(episode));
  }
}

function providerJson(
  { id, title, description, type, resourceType, resolutions }: FakeStatisticsProvider,
  withParameters: boolean,
): Record<string, unknown> {
  return {
    identifier: id,
    title,
    description,
    type,
    resourceType,
    ...(withParameters
      ? {
          parameters: [
            { name: 'resourceId', type: 'string', optional: false },
            { name: 'from', type: 'datetime', optional: false },
            { name: 'to', type: 'datetime', optional: false },
            { name: 'dataResolution', type: 'enumeration', optional: false, values: resolutions },
          ],
        }
      : {}),
  };
}
