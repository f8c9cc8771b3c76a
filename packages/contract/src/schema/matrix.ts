import { z } from '@hono/zod-openapi';
import { day, grain, item, metricId, provenance, range, scope, values, withheld } from './base.ts';

export const matrixAnswer = z
  .object({
    scope,
    range,
    grain,
    metric: metricId,
    buckets: z.array(day),
    rows: z.array(item.extend({ date: day.nullable(), data: values, withheld })),
    ...provenance.shape,
  })
  .openapi('MatrixAnswer');
