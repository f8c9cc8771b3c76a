import { isDay } from '@oc-stats/contract';
import { z } from 'zod';

/**
 * What `config.yaml` may hold. Every message completes the sentence "expected …", because all mistakes are reported
 * in that form.
 */

const text = z.string('a text (in quotes)').min(1, 'a text that is not empty');
const secret = text.meta({ secret: true });
const day = z.string('a day as YYYY-MM-DD').refine(isDay, 'a day as YYYY-MM-DD');

/** Values from variables are texts; those of the file may be either. */
function whole(minimum: number, maximum: number) {
  const expected = `a whole number from ${minimum} to ${maximum}`;
  return z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value),
    z.int(expected).min(minimum, expected).max(maximum, expected),
  );
}

const yesNo = z.preprocess(
  (value) => (value === 'true' ? true : value === 'false' ? false : value),
  z.boolean('true or false'),
);

const address = z
  .string('an address such as https://stats.example.org')
  .refine((value) => isHttp(value), 'an address such as https://stats.example.org')
  .transform((value) => value.replace(/\/+$/, ''));

const timeZone = text.refine(isTimeZone, 'a time zone such as Europe/Berlin');

const term = z.strictObject({
  id: text.max(100, 'a text of at most 100 characters'),
  title: text,
  from: day,
  to: day,
});

const server = z.strictObject({
  host: text.default('127.0.0.1'),
  port: whole(0, 65_535).default(8040),
  publicUrl: address.optional(),
  trustProxy: yesNo.default(false),
  cors: z
    .union([z.literal('*'), z.array(address)], 'a list of origins such as https://lms.example.org, or "*"')
    .default('*'),
});

const calendar = z.strictObject({
  timeZone: timeZone.optional(),
  terms: z.array(term, 'a list of terms').optional(),
});

const opencast = z.strictObject({ uri: address, user: text, password: secret, organizationId: text });

const influxdb = z.strictObject({
  host: text,
  port: whole(1, 65_535),
  user: text,
  password: secret,
  database: text,
  'retention-policy': text,
});

export const configSchema = z.strictObject({
  server: server.prefault({}),
  store: z
    .strictObject({
      folder: text.default('data'),
      memoryLimit: text.optional(),
      threads: whole(1, 64).optional(),
    })
    .prefault({}),
  calendar: calendar.prefault({}),
  access: z.strictObject({ mode: text.optional() }).prefault({}),
  privacy: z.strictObject({ minimumVisitors: whole(0, 1_000).default(0) }).prefault({}),
  log: z
    .strictObject({
      level: z
        .enum(['debug', 'info', 'warn', 'error', 'silent'], 'debug, info, warn, error or silent')
        .optional(),
    })
    .prefault({}),
  opencast: opencast.optional(),
  influxdb: influxdb.optional(),
});

export type Config = z.infer<typeof configSchema>;

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
