import { z } from 'zod';
import { access, privacy } from './sections/access.ts';
import { calendar } from './sections/calendar.ts';
import { collect } from './sections/collect.ts';
import { retention } from './sections/retention.ts';
import { server } from './sections/server.ts';
import { influxdb, opencast, store } from './sections/sources.ts';

const log = z.strictObject({
  level: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'debug, info, warn, error or silent')
    .optional(),
});

/** What `config.yaml` may hold. */
export const configSchema = z.strictObject({
  server: server.prefault({}),
  store: store.prefault({}),
  calendar: calendar.prefault({}),
  access: access.prefault({}),
  privacy: privacy.prefault({}),
  log: log.prefault({}),
  opencast: opencast.optional(),
  influxdb: influxdb.optional(),
  collect: collect.prefault({}),
  retention: retention.prefault({}),
});

export type Config = z.infer<typeof configSchema>;
