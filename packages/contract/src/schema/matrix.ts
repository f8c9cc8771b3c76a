import { z } from '@hono/zod-openapi';
import { day, grain, item, metricId, provenance, range, scope, values } from './base.ts';

export const matrixAnswer = z
  .object({
    scope,
    range,
    grain,
    metric: metricId,
    buckets: z.array(day),
    rows: z.array(item.extend({ date: day.nullable(), data: values })),
    ...provenance.shape,
  })
  .openapi('MatrixAnswer');
