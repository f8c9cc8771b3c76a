import { z } from 'zod';
import { day, text, timeZone } from '../values.ts';

const term = z.strictObject({
  id: text.max(100, 'a text of at most 100 characters'),
  title: text,
  from: day,
  to: day,
});

export const calendar = z.strictObject({
  timeZone: timeZone.optional(),
  terms: z.array(term, 'a list of terms').optional(),
});
