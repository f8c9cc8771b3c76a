import { z } from '@hono/zod-openapi';
import { day, id, item, metricId } from './base.ts';

export const term = z.object({ id: z.string(), title: z.string(), from: day, to: day });

export const organizationAnswer = z
  .object({
    id,
    title: z.string(),
    dayZone: z.string(),
    dataFrom: day.nullable(),
    dataThrough: day.nullable(),
    metrics: z.array(metricId).meta({ description: 'What the store can count' }),
    terms: z.array(term).meta({ description: 'The academic calendar, in order' }),
    series: z.int(),
    episodes: z.int(),
  })
  .openapi('Organization');

export const seriesItem = item
  .extend({ date: day.nullable(), episodes: z.int(), organizers: z.array(z.string()) })
  .openapi('Series');

export const episodeItem = item
  .extend({
    date: day.nullable().meta({ description: 'Day of recording' }),
    published: day.nullable(),
    duration: z.number().nullable().meta({ description: 'Seconds' }),
    presenters: z.array(z.string()),
    series: item.nullable(),
  })
  .openapi('Episode');

export const seriesPage = z
  .object({ items: z.array(seriesItem), count: z.int(), next: z.string().nullable() })
  .openapi('SeriesPage');

export const episodePage = z
  .object({ items: z.array(episodeItem), count: z.int(), next: z.string().nullable() })
  .openapi('EpisodePage');

export const metricDefinition = z
  .object({
    id: metricId,
    label: z.string(),
    kind: z.enum(['additive', 'distinct']),
    basis: z.enum(['play', 'episode-day']),
    definition: z.string(),
    formula: z.string(),
    countsAnonymous: z.boolean(),
    deduplication: z.string(),
    source: z.string().meta({ description: 'What the source really counts' }),
  })
  .openapi('MetricDefinition');

export const metricsAnswer = z.object({ items: z.array(metricDefinition) }).openapi('Metrics');
