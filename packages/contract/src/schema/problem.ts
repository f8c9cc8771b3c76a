import { z } from '@hono/zod-openapi';
import { ERRORS, type ErrorCode } from '../error.ts';

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
    detail: z.string().optional(),
    parameter: z.string().optional(),
  })
  .openapi('Problem');
