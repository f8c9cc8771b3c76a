import { z } from 'zod';
import { address, day, duration, secret, timeOfDay, timeZone, whole, yesNo } from '../values.ts';

const matomo = z.strictObject({
  uri: address,
  siteId: whole(1, 1_000_000),
  token: secret,
  /** Where its days begin and end: as Matomo's site is set. */
  timeZone: timeZone.optional(),
  from: day.optional(),
  segments: yesNo.default(true),
  requestsPerSecond: whole(1, 1_000).default(5),
  timeout: duration.default('PT30S'),
  into: z.enum(['embedded', 'influxdb'], 'embedded or influxdb').default('embedded'),
  /** When the service collects of its own accord; `null` where only the command does. */
  daily: timeOfDay.optional(),
});

/** What is fetched from where plays are counted. */
export const collect = z.strictObject({ matomo: matomo.optional() });

export type MatomoSection = z.infer<typeof matomo>;
