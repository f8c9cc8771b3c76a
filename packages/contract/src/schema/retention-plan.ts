import { z } from '@hono/zod-openapi';
import { day } from './base.ts';

/** Days are days; months and years are those of the calendar. */
const span = z
  .string()
  .regex(/^\d{1,4} (day|week|month|year)s?$/, 'expected a time as “18 months”, “2 years” or “30 days”');
const names = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((one) => (Array.isArray(one) ? one : [one]));
const hours = z.number().nonnegative();
const yearDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'expected a day of the year as “06-30”');

const scope = z.strictObject({
  source: names.optional(),
  notSource: names.optional(),
  folder: names.optional().meta({ description: 'A folder and all below it: “Moodle”, “Users/jdoe”' }),
  notFolder: names.optional(),
  kind: names.pipe(z.array(z.enum(['personal', 'course', 'other']))).optional(),
  creator: names.optional(),
  watched: z.enum(['never', 'ever']).optional(),
  createdBefore: day.optional(),
  createdSince: day.optional(),
  longerThan: z.number().nonnegative().optional().meta({ description: 'Minutes' }),
  shorterThan: z.number().nonnegative().optional().meta({ description: 'Minutes' }),
  largerThan: z.number().nonnegative().optional().meta({ description: 'Bytes' }),
  ownerActive: z.boolean().optional(),
});

const rule = z.strictObject({
  name: z.string().min(1),
  action: z.enum(['archive', 'delete', 'unpublish', 'strip', 'notify']),
  after: span.optional(),
  since: z
    .enum(['last-view', 'created', 'archived', 'unpublished', 'stripped'])
    .default('last-view')
    .meta({ description: 'What “after” counts from. What was never viewed counts from its creation' }),
  fewerViews: z
    .strictObject({ than: z.int().positive(), of: z.enum(['recording', 'folder']).default('recording') })
    .optional()
    .meta({ description: 'In the year before' }),
  where: scope.optional().meta({ description: 'Recordings to which all of this applies' }),
  notice: span.optional().meta({ description: 'Owners are told so long before; the action waits for it' }),
  grace: span
    .optional()
    .meta({ description: 'So long what is deleted can be brought back, and takes its place' }),
  from: day.optional(),
});

export const retentionPlan = z
  .strictObject({
    name: z.string().min(1),
    source: z.string().optional().meta({ description: 'Where the policy is written down' }),
    note: z.string().optional(),
    rules: z.array(rule).min(1),
    runs: z
      .union([
        z.strictObject({ monthly: z.int().min(1).max(28) }),
        z.strictObject({ yearly: z.array(yearDay).min(1) }),
      ])
      .default({ monthly: 1 })
      .meta({ description: 'The days on which rules are looked at' }),
    exempt: scope.extend({ ids: z.array(z.string()).optional(), until: day.optional() }).optional(),
    quotas: z
      .strictObject({ stored: hours.optional(), created: hours.optional(), archived: hours.optional() })
      .optional()
      .meta({ description: 'Hours; “created” is for a year' }),
    prices: z
      .strictObject({
        storedHourYear: hours.optional(),
        archivedHourYear: hours.optional(),
        createdHour: hours.optional(),
        year: hours.optional(),
        currency: z.string().default('EUR'),
      })
      .optional(),
    intake: z
      .strictObject({ share: hours.default(1), bySource: z.record(z.string(), hours).default({}) })
      .optional()
      .meta({ description: 'The last year again, with a share of it for each source' }),
    horizon: z.int().min(1).max(240).default(36).meta({ description: 'Months' }),
  })
  .openapi('RetentionPlan');
