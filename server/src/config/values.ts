import { isDay } from '@oc-stats/contract';
import { z } from 'zod';
import { milliseconds } from '../duration.ts';

/**
 * The kinds of values that `config.yaml` may hold. Every message completes the sentence "expected …", because all
 * mistakes are reported in that form.
 */
export const text = z.string('a text (in quotes)').min(1, 'a text that is not empty');
export const secret = text.meta({ secret: true });
export const day = z.string('a day as YYYY-MM-DD').refine(isDay, 'a day as YYYY-MM-DD');

/** Values from variables are texts; those of the file may be either. */
export function whole(minimum: number, maximum: number) {
  const expected = `a whole number from ${minimum} to ${maximum}`;
  return z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value),
    z.int(expected).min(minimum, expected).max(maximum, expected),
  );
}

export const yesNo = z.preprocess(
  (value) => (value === 'true' ? true : value === 'false' ? false : value),
  z.boolean('true or false'),
);

export const address = z
  .string('an address such as https://stats.example.org')
  .refine((value) => isHttp(value), 'an address such as https://stats.example.org')
  .transform((value) => value.replace(/\/+$/, ''));

const AN_ORIGIN = 'an origin such as https://lms.example.org';
/** What browsers send as `Origin`: scheme, host and port, and nothing behind them. */
const origin = z
  .string(AN_ORIGIN)
  .refine(
    (value) => isHttp(value) && new URL(value).origin === value.replace(/\/$/, '').toLowerCase(),
    AN_ORIGIN,
  )
  .transform((value) => new URL(value).origin);

export const origins = z.union(
  [z.literal('*'), z.array(origin)],
  'a list of origins such as https://lms.example.org, or "*"',
);

export const timeZone = text.refine(isTimeZone, 'a time zone such as Europe/Berlin');

const A_TIME_OF_DAY = 'a time of day such as 03:30';

/** Hours and minutes, where the days are cut. */
export const timeOfDay = z.string(A_TIME_OF_DAY).regex(/^([01]\d|2[0-3]):[0-5]\d$/, A_TIME_OF_DAY);

const A_DURATION = 'a duration such as PT15M, PT1H or P1D';

/** ISO 8601, kept as it was written. */
export const duration = z.string(A_DURATION).refine((value) => milliseconds(value) > 0, A_DURATION);

function isHttp(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
