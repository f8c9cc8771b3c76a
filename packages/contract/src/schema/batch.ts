import { z } from '@hono/zod-openapi';

export const MAX_QUESTIONS = 100;

export const batchRequest = z
  .object({
    token: z.string().optional(),
    questions: z
      .array(z.object({ id: z.string().max(64), path: z.string().startsWith('/api/v1/').max(2_000) }))
      .min(1),
  })
  .openapi('BatchRequest');

/** One line of the answer; lines come in the order in which they are ready. */
export const batchLine = z
  .object({ id: z.string(), status: z.int(), body: z.unknown() })
  .openapi('BatchLine');
