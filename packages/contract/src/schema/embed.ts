import { z } from '@hono/zod-openapi';
import { EMBEDDABLE } from '../embed.ts';
import { id, language } from './base.ts';
import { strict } from './strict.ts';

export const embedParameters = z.object({
  element: z.enum(EMBEDDABLE).openapi({ param: { name: 'element', in: 'path' } }),
  id: id.openapi({
    param: { name: 'id', in: 'path', description: 'An episode or a series; `me` is the organisation' },
  }),
});

/** The element says itself what it cannot read, in the reader's language; here only the names count. */
const attribute = z.string().max(200).optional();

export const embedQuery = strict({
  lang: language.optional(),
  theme: z.enum(['auto', 'light', 'dark']).optional(),
  period: attribute,
  from: attribute,
  to: attribute,
  term: attribute,
  grain: attribute,
  metrics: attribute,
  metric: attribute,
  mode: attribute,
  compare: attribute,
  by: attribute,
  top: attribute,
  limit: attribute,
  columns: attribute,
  explore: attribute,
});
