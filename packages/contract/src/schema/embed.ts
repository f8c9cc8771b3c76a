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
  months: attribute,
  folder: z.string().max(4_000).optional(),
  'as-of': attribute,
  type: z
    .enum(['series', 'episode'])
    .optional()
    .openapi({ description: 'What a part is about, where the service may not look it up' }),
});

const pixels = z
  .string()
  .regex(/^[1-9]\d{0,4}$/)
  .transform(Number)
  .openapi({ type: 'integer', minimum: 1 });

/** https://oembed.com, section 2.2; `format` may be anything, as there is an answer of its own for what is not had. */
export const oembedQuery = strict({
  url: z
    .string()
    .max(4_000)
    .meta({ description: 'A page of this service', example: 'https://stats.example.org/episodes/ID' }),
  format: z.string().max(50).optional().meta({ description: '`json` or `xml`', example: 'json' }),
  maxwidth: pixels.optional(),
  maxheight: pixels.optional(),
});

export const oembedAnswer = z
  .object({
    version: z.literal('1.0'),
    type: z.literal('rich'),
    provider_name: z.string(),
    provider_url: z.string(),
    title: z.string(),
    html: z.string().meta({ description: 'A frame' }),
    width: z.int(),
    height: z.int(),
    cache_age: z.int().meta({ description: 'Seconds' }),
  })
  .openapi('OEmbed');
