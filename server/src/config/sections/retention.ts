import { z } from 'zod';
import { text, timeOfDay } from '../values.ts';

/** The inventory of what is never watched. */
export const retention = z.strictObject({
  /** When the service takes it from Opencast of its own accord; without it only the command does. */
  daily: timeOfDay.optional(),
  /** A table of what another tracker saw last; relative to the configuration. */
  lastViews: text.optional(),
});
