import { z } from '@hono/zod-openapi';
import { SCOPE_TYPES } from '../scope.ts';
import { id } from './base.ts';

/** What stands in a path. */
export const idParameter = z.object({ id: id.openapi({ param: { name: 'id', in: 'path' } }) });

export const scopeParameters = z.object({
  type: z.enum(SCOPE_TYPES).openapi({ param: { name: 'type', in: 'path' } }),
  id: id.openapi({
    param: { name: 'id', in: 'path', description: '`me` is the configured organisation' },
  }),
});
