import { z } from '@hono/zod-openapi';
import { isDay } from '../day.ts';
import { neverStarted } from './never-started.ts';

const SIZE = /^(\d+(?:\.\d+)?) ?(kB|MB|GB|TB)$/;
const UNITS = ['kB', 'MB', 'GB', 'TB'];

/** Days are days; months and years are those of the calendar. */
const span = z
  .string()
  .regex(/^[1-9]\d{0,3} (day|week|month|year)s?$/, 'expected a time as “18 months”, “2 years” or “30 days”');
const day = z.string().refine(isDay, 'expected a day as “2026-10-01”').meta({ format: 'date' });
const yearDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'expected a day of the year as “06-30”');
const hours = z.number().min(0).max(1e12);
const minutes = z.number().nonnegative();
const size = z
  .union([z.number().nonnegative(), z.string().regex(SIZE, 'expected bytes, or a size as “2.5 GB”')])
  .transform((given) => (typeof given === 'number' ? given : bytesOf(given)));
const names = oneOrMore(z.string());
const clock = z.enum(['last-view', 'created', 'archived', 'unpublished', 'disabled', 'stripped', 'notified']);
const action = z.enum(['notify', 'strip', 'unpublish', 'archive', 'disable', 'delete']);

const scope = z.strictObject({
  source: names.optional().meta({ description: 'As the report has it; “Unspecified” is an empty one' }),
  notSource: names.optional(),
  folder: names.optional().meta({
    description: 'A folder and all below it: “Moodle”, “Users/jdoe”; “(no folder)” is what lies in none',
  }),
  notFolder: names.optional(),
  kind: oneOrMore(z.enum(['personal', 'course', 'other'])).optional(),
  creator: names.optional(),
  watched: z.enum(['never', 'ever']).optional(),
  createdBefore: day.optional(),
  createdSince: day.optional(),
  longerThan: minutes.optional().meta({ description: 'Minutes' }),
  shorterThan: minutes.optional().meta({ description: 'Minutes' }),
  largerThan: size
    .optional()
    .meta({ description: 'Bytes, or as “2 GB”; what is of unknown size is not meant' }),
  smallerThan: size.optional(),
  ownerActive: z.boolean().optional(),
  ids: names.optional(),
  idsFrom: z.string().min(1).optional().meta({
    description: 'A CSV file with a column of ids, which whoever reads the plan reads as well',
  }),
});

const runs = z
  .strictObject({
    monthly: z.int().min(1).max(31).optional().meta({ description: 'On this day of every month' }),
    weekly: z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']).optional(),
    yearly: oneOrMore(yearDay).optional().meta({ description: 'Semester ends: [“01-31”, “07-15”]' }),
    days: oneOrMore(day).optional(),
  })
  .refine(
    (given) => Object.values(given).some((one) => one !== undefined),
    'expected monthly, weekly, yearly or days',
  );

const rule = z.strictObject({
  name: z.string().min(1),
  action,
  after: span.optional().meta({ description: 'Without it: at once' }),
  since: clock.default('last-view').meta({
    description:
      'What “after” counts from. What was never viewed counts from its creation, what was viewed nobody knows when from the day of the report',
  }),
  also: oneOrMore(z.strictObject({ since: clock, after: span.optional() }))
    .optional()
    .meta({ description: 'Other times that have to be over as well' }),
  fewerViews: z
    .strictObject({
      than: z.int().positive(),
      of: z.enum(['recording', 'folder', 'series']).default('recording'),
    })
    .optional()
    .meta({
      description:
        'In the year before the report; they count until a year from it. “series” is what Opencast calls a folder; what lies in none counts alone',
    }),
  where: scope.optional().meta({ description: 'Recordings to which all of this applies' }),
  whileOver: z.enum(['stored', 'archived']).optional().meta({
    description:
      'What lies there, and only until the hours are within this quota again: first what its “since” began longest ago for, then what is longest',
  }),
  notice: oneOrMore(span).optional().meta({
    description:
      'Owners are told so long before. The action waits for it, and nothing else happens to the recording meanwhile. A list reminds them',
  }),
  grace: span.optional().meta({
    description: 'So long what is deleted can be brought back, and takes its place',
  }),
  from: day.optional().meta({ description: 'Not looked at before this day' }),
  runs: runs.optional().meta({ description: 'Where it is looked at on other days than the rest' }),
});

const exemption = scope.extend({
  name: z.string().optional(),
  actions: oneOrMore(action).optional().meta({ description: 'Exempt from these only' }),
  until: day.optional().meta({ description: 'From this day on it is exempt no longer' }),
});

export const retentionPlan = z
  .strictObject({
    name: z.string().min(1),
    source: z.string().optional().meta({ description: 'Where the policy is written down' }),
    note: z.string().optional(),
    rules: z.array(rule).min(1).max(30).meta({
      description: 'Looked at one after the other, so that what one does is known to those below it',
    }),
    runs: runs.default({ monthly: 1 }).meta({ description: 'The days on which rules are looked at' }),
    exempt: oneOrMore(exemption).optional().meta({ description: 'What any of these applies to' }),
    minimumPlay: z
      .string()
      .regex(/^\d{1,3} (second|minute)s?$/, 'expected a time as “30 seconds”')
      .optional()
      .meta({ description: 'A shorter view should not count. No report says how long single views were' }),
    quotas: z
      .strictObject({
        stored: hours.optional(),
        created: hours.optional(),
        archived: hours.optional(),
        yearStart: z.int().min(1).max(12).optional().meta({
          description:
            'The month in which the year of the contract begins, and from which on what was made counts; without it a year begins with the report',
        }),
      })
      .optional()
      .meta({ description: 'Hours; “created” is for a year of the contract' }),
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
    rewatched: z.number().min(0).max(1).optional().meta({
      description: 'The share of recordings that somebody watches again in a year; without it nobody does',
    }),
    horizon: z.int().min(1).max(240).default(36).meta({ description: 'Months' }),
  })
  .superRefine(({ exempt = [], quotas, rules }, { addIssue }) => {
    const refuse = (at: number, key: string | readonly (string | number)[], message: string) =>
      addIssue({ code: 'custom', path: ['rules', at, ...[key].flat()], message });
    for (const [at, { name: _name, ...said }] of exempt.entries())
      if (Object.values(said).every((one) => one === undefined))
        addIssue({
          code: 'custom',
          path: ['exempt', at],
          message: 'it does not say what is exempt, and would exempt all.',
        });
    for (const { at, clock, path } of neverStarted(rules))
      refuse(
        at,
        path,
        `nothing is ever ${clock} by another rule of this plan, so that this one can never fire.`,
      );
    for (const [at, { action, grace, name, whileOver }] of rules.entries()) {
      if (rules.findIndex((other) => other.name === name) < at)
        refuse(at, 'name', `there are two rules “${name}”. Lists say by which rule something happens.`);
      if (whileOver && quotas?.[whileOver] === undefined)
        refuse(at, 'whileOver', `quotas has no ${whileOver}. Say there how many hours there may be.`);
      if (whileOver && action !== 'delete' && !(action === 'archive' && whileOver === 'stored'))
        refuse(at, 'whileOver', `to ${action} something does not make the ${whileOver} hours fewer.`);
      if (grace !== undefined && action !== 'delete')
        refuse(
          at,
          'grace',
          'only what is deleted can be brought back. To wait before it is done, say notice.',
        );
    }
  })
  .openapi('RetentionPlan');

function oneOrMore<S extends z.ZodType>(schema: S) {
  return z
    .union([schema, z.array(schema).min(1)])
    .transform((given): z.output<S>[] => (Array.isArray(given) ? given : [given]) as z.output<S>[]);
}

function bytesOf(text: string): number {
  const [, count = '0', unit = ''] = SIZE.exec(text) ?? [];
  return Number(count) * 1000 ** (UNITS.indexOf(unit) + 1);
}
