import { z } from '@hono/zod-openapi';
import { METRIC_IDS } from '../metric.ts';
import { compare, day, grain, language, metricId, period } from './base.ts';
import { strict } from './strict.ts';

/** `5`, never `5.0`, `0x5`, ` 5` or an empty text, all of which `Number` would take. */
export function whole(minimum: number, maximum: number) {
  return z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum))
    .openapi({ type: 'integer', minimum, maximum });
}

const metricList = z
  .string()
  .refine((text) => text.split(',').every((name) => (METRIC_IDS as readonly string[]).includes(name)))
  .meta({ description: 'Comma-separated', example: 'plays,visitors' });

/** A compared range lies up to half a century beside the one that is asked for, and must be a range as well. */
const askedDay = day.refine((text) => text >= '1000-01-01' && text < '9000-01-01');

const rangeQuery = {
  from: askedDay.optional(),
  to: askedDay.optional(),
  period: z
    .union([z.literal('all'), period])
    .optional()
    .meta({
      description: 'Ends with `to` or the last complete day; default P90D. `all`: all that was counted',
    }),
  term: z
    .string()
    .max(100)
    .optional()
    .meta({ description: 'A term of the academic calendar instead of from, to and period' }),
};

/** A place in a list may hold an identifier, of which each character takes up to eight in a cursor. */
const MAX_CURSOR_LENGTH = 2_000;

const page = {
  limit: whole(1, 500).optional(),
  cursor: z.string().min(1).max(MAX_CURSOR_LENGTH).optional(),
};

export const timelineQuery = strict({
  ...rangeQuery,
  grain: grain.or(z.literal('auto')).optional(),
  metrics: metricList.optional(),
  mode: z.enum(['delta', 'cumulative']).optional(),
  compare: compare.optional(),
  by: z.enum(['series', 'episode']).optional(),
  top: whole(1, 8).optional(),
});

export const totalsQuery = strict({
  ...rangeQuery,
  by: z.enum(['series', 'episode']).optional(),
  metrics: metricList.optional(),
  order: metricId
    .or(z.enum(['title', 'date', 'newest']))
    .optional()
    .meta({
      description: 'A metric: largest first. `date`: oldest recording first. `newest`: last published first',
    }),
  ...page,
});

export const matrixQuery = strict({
  ...rangeQuery,
  grain: grain.or(z.literal('auto')).optional(),
  metric: metricId.optional(),
});

export const segmentsQuery = strict(rangeQuery);

export const catalogQuery = strict({ q: z.string().max(200).optional(), ...page });

/** Nothing may be asked, and so a misspelt parameter is noticed here as well. */
export const noQuery = strict({});

export const metricsQuery = strict({ lang: language.optional() });

const fileQuery = {
  lang: language.optional(),
  theme: z.enum(['light', 'dark']).optional(),
  width: whole(280, 2_400).optional(),
  height: whole(120, 1_600).optional(),
  scale: whole(1, 3)
    .optional()
    .meta({ description: 'Pixels per unit of a PNG; 2 for print and fine screens' }),
  token: z
    .string()
    .max(10_000)
    .optional()
    .meta({ description: 'Made for this very address, where no header can be sent' }),
};

/** Any question, asked as a file or a picture. */
export function asFile<S extends z.ZodRawShape>(query: z.ZodObject<S>) {
  return strict({ ...query.shape, ...fileQuery });
}
