import { z } from '@hono/zod-openapi';
import { MAX_ID_LENGTH } from '../scope.ts';
import { day, metricId } from './base.ts';

/** For whom tokens of this service are. */
export const TOKEN_AUDIENCE = 'oc-stats';

const scopeText = z
  .string()
  .max(MAX_ID_LENGTH + 10)
  .regex(/^(organization|retention|tokens|(episode|series):[^]+)$/)
  .meta({
    description:
      '`episode:ID`, `series:ID` or `organization`; beside that, `retention` also shows what is never watched',
    example: 'series:a1',
  });

const originText = z
  .string()
  .max(300)
  .regex(/^https?:\/\/([a-z\d.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/)
  .meta({ description: 'Scheme and host of a page, in small letters', example: 'https://lms.example.org' });

/** What a token may be limited to. It stands like this in the token itself. */
export const tokenLimits = {
  scope: z.array(scopeText).min(1).max(100),
  metrics: z.array(metricId).min(1).optional(),
  range: z
    .strictObject({ from: day.optional(), to: day.optional() })
    .optional()
    .meta({ description: 'Both days belong to it; without one of them it is open there' }),
  origins: z
    .array(originText)
    .min(1)
    .max(50)
    .optional()
    .meta({ description: 'Pages that may use the token' }),
};

export const tokenRequest = z
  .strictObject({
    ...tokenLimits,
    sub: z.string().min(1).max(200).optional().meta({ description: 'Whom it is for; only written down' }),
    expires: z
      .string()
      .regex(/^P/)
      .optional()
      .meta({ description: 'A duration of days, hours, minutes and seconds', example: 'PT1H' }),
    path: z
      .string()
      .max(4_000)
      .startsWith('/')
      .optional()
      .meta({ description: 'Makes an address that holds the token, for this one picture or file' }),
  })
  .openapi('TokenRequest');

export const tokenAnswer = z
  .object({
    token: z.string(),
    jti: z.string().meta({ description: 'By which it can be revoked' }),
    expires: z.iso.datetime(),
    path: z.string().optional().meta({ description: 'The address with the token, where one was asked for' }),
  })
  .openapi('Token');

export const jtiParameter = z.object({
  jti: z
    .string()
    .min(1)
    .max(200)
    .openapi({ param: { name: 'jti', in: 'path' } }),
});
