import { z } from '@hono/zod-openapi';
import { day, grain, metricId, provenance, range, scope, values, withheld } from './base.ts';

export const timelineSeries = z.object({
  metric: metricId,
  /** Present when the answer is split: the series or episode this line is about, or `null` for all others together. */
  item: z.object({ id: z.string(), title: z.string() }).nullable().optional(),
  data: values,
  withheld,
});

const sums = z.partialRecord(metricId, z.number().nullable());

export const comparison = z.object({
  kind: z.enum(['previous', 'year', 'term']),
  term: z.object({ id: z.string(), title: z.string() }).optional(),
  range,
  buckets: z.array(day),
  series: z.array(timelineSeries),
  totals: sums,
  before: sums,
});

export const timelineAnswer = z
  .object({
    scope,
    range,
    grain,
    mode: z.enum(['delta', 'cumulative']),
    buckets: z
      .array(day)
      .meta({ description: 'The first day of each bucket; the outer ones may reach beyond the range' }),
    series: z.array(timelineSeries),
    totals: sums.meta({ description: 'Sums over the range' }),
    before: sums.meta({
      description: 'Sums over all days before the range: cumulative = before + running sum',
    }),
    compare: comparison.nullable(),
    ...provenance.shape,
  })
  .openapi('TimelineAnswer');
