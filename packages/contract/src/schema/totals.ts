import { z } from '@hono/zod-openapi';
import { day, item, metricId, provenance, range, scope, values, withheld } from './base.ts';

export const totalsAnswer = z
  .object({
    scope,
    range,
    by: z.enum(['series', 'episode']),
    order: metricId.or(z.enum(['title', 'date', 'newest'])),
    items: z.array(
      item.extend({
        date: day.nullable().meta({ description: 'Day of recording or creation' }),
        series: item.nullable().optional(),
      }),
    ),
    columns: z.array(z.object({ metric: metricId, data: values, withheld })),
    count: z.int().meta({ description: 'Items in all pages together' }),
    next: z.string().nullable(),
    ...provenance.shape,
  })
  .openapi('TotalsAnswer');
