import { z } from '@hono/zod-openapi';
import { METRIC_IDS } from '../metric.ts';
import { compare, day, grain, metricId, period } from './base.ts';

const language = z.string().max(35).optional().meta({ description: 'BCP 47; for sentences, files and pictures' });

const metricList = z
  .string()
  .refine((text) => text.split(',').every((name) => (METRIC_IDS as readonly string[]).includes(name)))
  .meta({ description: 'Comma-separated', example: 'plays,visitors' });

const rangeQuery = {
  from: day.optional(),
  to: day.optional(),
  period: period.optional().meta({ description: 'Ends with `to` or the last complete day; default P90D. `all`: all that was counted' }).or(z.literal('all').optional()),
  term: z.string().max(100).optional().meta({ description: 'A term of the academic calendar instead of from and to' }),
};

const page = {
  limit: z.coerce.number().int().min(1).max(500).optional(),
  cursor: z.string().max(500).optional(),
};

/** Strict: a misspelt parameter is an error, not a silently different number. */
export const timelineQuery = z.strictObject({
  ...rangeQuery,
  grain: grain.or(z.literal('auto')).optional(),
  metrics: metricList.optional(),
  mode: z.enum(['delta', 'cumulative']).optional(),
  compare: compare.optional(),
  by: z.enum(['series', 'episode']).optional(),
  top: z.coerce.number().int().min(1).max(8).optional(),
});

export const totalsQuery = z.strictObject({
  ...rangeQuery,
  by: z.enum(['series', 'episode']).optional(),
  metrics: metricList.optional(),
  order: metricId.or(z.enum(['title', 'date'])).optional(),
  ...page,
});

export const matrixQuery = z.strictObject({
  ...rangeQuery,
  grain: grain.or(z.literal('auto')).optional(),
  metric: metricId.optional(),
});

export const segmentsQuery = z.strictObject(rangeQuery);

export const catalogQuery = z.strictObject({ q: z.string().max(200).optional(), ...page });

/** Added to any question when it is asked as a file or a picture. */
export const fileQuery = {
  lang: language,
  theme: z.enum(['light', 'dark']).optional(),
  width: z.coerce.number().int().min(280).max(2_400).optional(),
  height: z.coerce.number().int().min(120).max(1_600).optional(),
};
