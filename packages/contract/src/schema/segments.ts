import { z } from '@hono/zod-openapi';
import { item, provenance, range, scope, values } from './base.ts';

/** Watch rates: 1 means that every play covered this stretch; repeats may lift it above 1. */
const rates = z.array(z.number());

export const siblingBand = z.object({
  episodes: z.int().min(5),
  median: rates.meta({ description: '100 values by relative position' }),
  lower: rates,
  upper: rates,
});

export const segmentsAnswer = z
  .object({
    scope,
    range,
    covered: range
      .nullable()
      .meta({ description: 'What the rates really cover: sources may only know longer stretches' }),
    plays: z.number().nullable(),
    duration: z.number().nullable().meta({ description: 'Seconds' }),
    step: z.number().nullable().meta({ description: 'Seconds per segment; `null` for a series' }),
    data: values.meta({
      description: 'One rate per segment; for a series the median over its episodes, 100 values',
    }),
    siblings: siblingBand
      .nullable()
      .meta({ description: 'The other episodes of the series, where there are five or more' }),
    episodes: z
      .array(item.extend({ duration: z.number(), plays: z.number(), data: rates }))
      .optional()
      .meta({ description: 'For a series: each episode by relative position, 100 values' }),
    ...provenance.shape,
  })
  .openapi('SegmentsAnswer');
