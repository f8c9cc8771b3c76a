import { z } from '@hono/zod-openapi';

export const MAX_QUESTIONS = 100;

/** What can stand in a header: it goes the way of one that was sent there. */
const token = z.string().regex(/^[\x21-\x7e]{1,10000}$/);

/** A question that cannot be understood fails on a line of its own; only a body that is none of this is refused whole. */
export const batchRequest = z
  .object({
    token: token.optional(),
    questions: z
      .array(
        z.object({
          id: z.string().max(64),
          path: z.string().meta({ example: '/api/v1/stats/organization/me/timeline?period=P90D' }),
        }),
      )
      .min(1)
      .max(MAX_QUESTIONS),
  })
  .openapi('BatchRequest');

/** One line of the answer; lines come in the order in which they are ready. */
export const batchLine = z
  .object({ id: z.string(), status: z.int(), body: z.unknown() })
  .openapi('BatchLine');
