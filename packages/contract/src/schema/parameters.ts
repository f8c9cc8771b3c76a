import { z } from '@hono/zod-openapi';
import type { ScopeType } from '../scope.ts';
import { id } from './base.ts';

/** What stands in a path. */
export const idParameter = z.object({ id: id.openapi({ param: { name: 'id', in: 'path' } }) });

/** Not every question can be asked of every kind of thing. */
export function scopeParameters(types: readonly ScopeType[]) {
  return z.object({
    type: z.enum(types).openapi({ param: { name: 'type', in: 'path' } }),
    id: id.openapi({
      param: { name: 'id', in: 'path', description: '`me` is the configured organisation' },
    }),
  });
}
