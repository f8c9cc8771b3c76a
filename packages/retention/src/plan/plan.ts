import { z } from 'zod';

const day = z.iso.date();
/** `18 months`, `2 years`, `30 days`; days are days, months and years calendar ones. */
const span = z
  .string()
  .regex(/^\d{1,4} (day|week|month|year)s?$/, 'expected a time as “18 months”, “2 years” or “30 days”');
const names = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((one) => (Array.isArray(one) ? one : [one]));
/** `--01-15`: every year on that day, and `1`: every month on that. */
const yearly = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'expected a day of the year as “06-30”');

/** Which recordings a rule is about: those to which all that is said applies. */
const scope = z.strictObject({
  source: names.optional(),
  notSource: names.optional(),
  /** A path and all below it: `Moodle`, `Users/jdoe`. */
  folder: names.optional(),
  notFolder: names.optional(),
  kind: names.pipe(z.array(z.enum(['personal', 'course', 'other']))).optional(),
  creator: names.optional(),
  watched: z.enum(['never', 'ever']).optional(),
  createdBefore: day.optional(),
  createdSince: day.optional(),
  longerThan: z.number().nonnegative().optional(),
  shorterThan: z.number().nonnegative().optional(),
  largerThan: z.number().nonnegative().optional(),
  ownerActive: z.boolean().optional(),
});

const rule = z.strictObject({
  name: z.string().min(1),
  action: z.enum(['archive', 'delete', 'unpublish', 'strip', 'notify']),
  /** What the time is counted from. A recording that was never viewed counts from its creation. */
  after: span.optional(),
  since: z.enum(['last-view', 'created', 'archived', 'unpublished', 'stripped']).default('last-view'),
  /** Fewer views than this in the year before. */
  fewerViews: z
    .strictObject({
      than: z.number().int().positive(),
      of: z.enum(['recording', 'folder']).default('recording'),
    })
    .optional(),
  where: scope.optional(),
  /** Owners are told so long before; the action waits for it. */
  notice: span.optional(),
  /** So long a deleted recording can be brought back, and takes its place. */
  grace: span.optional(),
  from: day.optional(),
});

export const planSchema = z.strictObject({
  name: z.string().min(1),
  source: z.string().optional(),
  note: z.string().optional(),
  rules: z.array(rule).min(1),
  /** When rules are looked at: every month on a day, or every year on some days. */
  runs: z
    .union([
      z.strictObject({ monthly: z.number().int().min(1).max(28) }),
      z.strictObject({ yearly: z.array(yearly).min(1) }),
    ])
    .default({ monthly: 1 }),
  exempt: scope.extend({ ids: z.array(z.string()).optional(), until: day.optional() }).optional(),
  /** In hours. `created` is for a year. */
  quotas: z
    .strictObject({
      stored: z.number().nonnegative().optional(),
      created: z.number().nonnegative().optional(),
      archived: z.number().nonnegative().optional(),
    })
    .optional(),
  prices: z
    .strictObject({
      storedHourYear: z.number().nonnegative().optional(),
      archivedHourYear: z.number().nonnegative().optional(),
      createdHour: z.number().nonnegative().optional(),
      year: z.number().nonnegative().optional(),
      currency: z.string().default('EUR'),
    })
    .optional(),
  /** What comes: last year again, with a share for each source. Without it nothing comes. */
  intake: z
    .strictObject({
      share: z.number().nonnegative().default(1),
      bySource: z.record(z.string(), z.number().nonnegative()).default({}),
    })
    .optional(),
  horizon: z.number().int().min(1).max(240).default(36),
});

export type Plan = z.infer<typeof planSchema>;
export type Rule = Plan['rules'][number];
export type Scope = z.infer<typeof scope>;
