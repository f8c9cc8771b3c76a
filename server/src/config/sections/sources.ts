import { z } from 'zod';
import { address, duration, secret, text, timeOfDay, whole, yesNo } from '../values.ts';

/** Where names and numbers come from. The keys in the first lines are those of opencast-stats-app, unchanged. */
export const opencast = z.strictObject({
  uri: address,
  user: text,
  password: secret,
  organizationId: text,
  refresh: duration.default('PT15M'),
  timeout: duration.default('PT30S'),
});

/** In the original both may be empty: an InfluxDB without access control has neither. */
const mayBeEmpty = z.string('a text (in quotes)');

export const influxdb = z.strictObject({
  host: text,
  port: whole(1, 65_535),
  user: mayBeEmpty.default(''),
  password: mayBeEmpty.meta({ secret: true }).default(''),
  database: text,
  'retention-policy': text.optional(),
  token: secret.optional(),
  org: text.optional(),
  dialect: z.enum(['auto', 'influxql', 'flux', 'v3'], 'auto, influxql, flux or v3').default('auto'),
  measurement: text.optional(),
  segmentsMeasurement: text.optional(),
  write: yesNo.default(false),
  /** When all days are looked through for late changes, and days added up that are not yet. */
  nightly: timeOfDay.default('04:30'),
  timeout: duration.default('PT10S'),
});

export const SOURCES = ['embedded', 'influxdb', 'mirror', 'opencast'] as const;

export const store = z.strictObject({
  folder: text.default('data'),
  source: z.enum(SOURCES, 'embedded, influxdb, mirror or opencast').optional(),
  memoryLimit: text.optional(),
  threads: whole(1, 64).optional(),
});
