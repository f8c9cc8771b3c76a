import { Hono } from 'hono';
import type { University, UniversityEpisode } from '../university/university.ts';
import { accessOfEpisode, may } from './access-list.ts';
import { badRequest, notFound, resource } from './answer.ts';
import { BadCriterion, BadDirection } from './criteria.ts';
import { isAdmin } from './caller.ts';
import type { Environment, FakeContext } from './environment.ts';
import { eventFilter, eventOrder } from './event-criteria.ts';
import { eventJson, type With } from './event-json.ts';
import { archivedMedia } from './archived-media.ts';
import { publicationsOf } from './publications.ts';
import { memoizeLast } from './memoize-last.ts';
import { eventFields, eventMetadata } from './metadata.ts';
import { flag, integer } from './parameter.ts';
import { schedulingOf } from './scheduling.ts';

export function eventRoutes({ episodes }: University): Hono<Environment> {
  const byId = new Map(episodes.map((episode) => [episode.id, episode]));
  const sorted = memoizeLast((sort) => (sort === '' ? episodes : [...episodes].sort(eventOrder(sort))));

  return new Hono<Environment>()
    .get('/', (c) => {
      const limit = integer(c, 'limit');
      const offset = integer(c, 'offset');
      if (limit === null || offset === null) return c.body(null, 404);
      const filters = c.req.queries('filter') ?? [];
      const filtered = filters.some((filter) => filter !== '');
      // With a filter Opencast forgets that only writable events were asked for.
      const action = flag(c, 'onlyWithWriteAccess') && !filtered ? 'write' : 'read';
      const holds = eventFilter(filters, c.get('version'));
      const caller = c.get('caller');
      const every = sorted(c.req.query('sort')?.trim() ?? '');
      const readable = isAdmin(caller)
        ? every
        : every.filter((event) => may(caller, action, accessOfEpisode(event)));
      const found = filtered ? readable.filter(holds) : readable;
      const from = Math.max(0, offset ?? 0);
      const page = limit === undefined || limit <= 0 ? found.slice(from) : found.slice(from, from + limit);
      return resource(
        c,
        page.map((event) => eventJson(event, c.get('version'), wantedBy(c))),
      );
    })
    .get('/:id', (c) => one(c, (event) => resource(c, eventJson(event, c.get('version'), wantedBy(c)))))
    .get('/:id/acl', (c) => one(c, (event) => resource(c, accessOfEpisode(event))))
    .get('/:id/media', (c) => one(c, (event) => resource(c, archivedMedia(event))))
    .get('/:id/metadata', (c) =>
      one(c, (event) => {
        const type = c.req.query('type') ?? '';
        if (type === '') return resource(c, eventMetadata(event));
        return type === 'dublincore/episode'
          ? resource(c, eventFields(event))
          : notFound(c, 'event', event.id);
      }),
    )
    .get('/:id/publications', (c) => one(c, (event) => resource(c, publications(c, event))))
    .get('/:id/publications/:publication', (c) =>
      one(c, (event) => {
        const wanted = c.req.param('publication');
        const found = publications(c, event).find(({ id }) => id === wanted);
        return found ? resource(c, found) : c.text(`Unable to find publication with id '${wanted}'`, 404);
      }),
    )
    .get('/:id/scheduling', (c) =>
      one(c, (event) => {
        const scheduling = schedulingOf(event);
        return scheduling ? resource(c, scheduling) : c.body(null, 204);
      }),
    )
    .onError((error, c) => {
      if (error instanceof BadCriterion) return badRequest(c, error.message);
      if (error instanceof BadDirection) return badRequest(c);
      throw error;
    });

  /** What may not be read is not there. */
  function one(c: FakeContext, answer: (event: UniversityEpisode) => Response): Response {
    const id = c.req.param('id') ?? '';
    const event = byId.get(id);
    return event && may(c.get('caller'), 'read', accessOfEpisode(event))
      ? answer(event)
      : notFound(c, 'event', id);
  }
}

function publications(c: FakeContext, event: UniversityEpisode): readonly Record<string, unknown>[] {
  return publicationsOf(event, c.get('version'), flag(c, 'includeInternalPublication'));
}

function wantedBy(c: FakeContext): With {
  return {
    acl: flag(c, 'withacl'),
    metadata: flag(c, 'withmetadata'),
    scheduling: flag(c, 'withscheduling'),
    publications: flag(c, 'withpublications'),
    internalPublications: flag(c, 'includeInternalPublication'),
  };
}
