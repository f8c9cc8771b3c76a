import { z } from '@hono/zod-openapi';
import { day, language } from './base.ts';
import { whole } from './query.ts';
import { retentionPlan } from './retention-plan.ts';
import { strict } from './strict.ts';

const nullable = z.number().nullable();

const counted = z.object({ recordings: z.int(), hours: z.number() });
/** `bytes` is `null` where no source knows it. */
const amount = counted.extend({ bytes: nullable });
const row = amount.extend({ value: z.string() });
const watching = z.object({
  meanViews: nullable,
  medianViews: nullable,
  meanMinutes: nullable,
  meanPercentWatched: nullable,
});
const watchedRow = row.extend(watching.shape);
const split = amount.extend({ bySource: z.array(row), byRootFolder: z.array(row) });
const since = split.extend({ months: z.int() });

export const retentionWarning = z.object({
  file: z.string(),
  line: z.int().nullable(),
  code: z.string(),
  message: z.string(),
});

/**
 * Every recording is never, recent, stale or watched without a date: for every threshold stale + recent + undated is
 * watched, and watched + never is the inventory.
 */
export const retentionAnswers = z
  .object({
    asOf: day,
    timeZone: z.string(),
    inventory: split,
    usageOnly: counted,
    never: split,
    watched: amount
      .extend(watching.shape)
      .extend({ bySource: z.array(watchedRow), byRootFolder: z.array(watchedRow) }),
    watchedUndated: counted,
    observedSince: day
      .nullable()
      .meta({ description: 'Before this day nobody counted views; null for reports' }),
    unobserved: counted.meta({
      description:
        'Of “never”: made before anybody counted, so that nobody knows whether it was watched then',
    }),
    stale: z.array(since),
    recent: z.array(since),
    createdByYear: z.array(
      amount.extend({
        from: day,
        to: day,
        watchedHours: z.number(),
        bySource: z.array(row.extend({ watchedHours: z.number() })),
      }),
    ),
  })
  .openapi('RetentionAnswers');

/** How things stand at the end of a month: stored + archived + deleted = inventory + created, in every one. */
export const retentionMonth = z
  .object({
    month: z.string().meta({ example: '2022-06' }),
    storedHours: z.number(),
    stored: z.number().meta({ description: 'Recordings; with a share of the intake they are not whole' }),
    archivedHours: z.number(),
    archived: z.number(),
    deletedHours: z.number().meta({ description: 'Since the beginning, as createdHours' }),
    deleted: z.number(),
    createdHours: z.number(),
    created: z.number(),
    notified: z.int().meta({ description: 'Owners who are told something in this month' }),
    overQuota: z.array(z.enum(['stored', 'created', 'archived'])),
  })
  .openapi('RetentionMonth');

export const retentionScenario = z
  .object({
    name: z.string(),
    firstMonthOver: z.string().nullable(),
    cost: nullable.meta({ description: 'Over all months; null without prices' }),
    months: z.array(retentionMonth),
  })
  .openapi('RetentionScenario');

/** What `oc-stats retention --format json` prints. */
export const retentionReport = retentionAnswers
  .extend({
    scenarios: z.array(retentionScenario.extend({ actionsFile: z.string().nullable() })),
    warnings: z.array(retentionWarning),
  })
  .openapi('RetentionReport');

/**
 * Never watched and young is not never watched and old: last week's lecture is nobody's fault. Nor is what was made
 * before anybody counted.
 */
const classes = z.object({
  new: amount,
  never: amount,
  unobserved: amount,
  stale: amount,
  recent: amount,
  undated: amount,
});

export const retentionQuery = strict({
  months: whole(1, 240)
    .optional()
    .meta({ description: 'After so many months without a view a recording is stale; default 12' }),
  folder: z.string().max(4_000).optional().meta({
    description: 'Only what lies in or below it; a slash in a name has a backslash before it',
    example: 'Moodle/ART',
  }),
  asOf: day.optional().meta({ description: 'A date on which the inventory was taken; default the latest' }),
});

/** One look at a snapshot: below a folder, with one threshold. */
export const retentionOverview = z
  .object({
    asOf: day,
    timeZone: z.string(),
    /** Before this day nobody counted: what has no view since may have been watched before. */
    observedSince: day.nullable(),
    months: z.int(),
    folder: z.array(z.string()),
    total: amount,
    classes,
    bySource: z.array(z.object({ value: z.string(), classes })),
    byFolder: z.array(z.object({ value: z.string(), hasMore: z.boolean(), classes })),
    matrix: z.object({
      sources: z.array(z.string()),
      folders: z.array(z.string()),
      /** By source, then folder. */
      hours: z.array(z.array(z.number())),
      neverHours: z
        .array(z.array(z.number()))
        .meta({ description: 'Of those without any view: new and unobserved ones, too' }),
    }),
    ages: z
      .array(counted.extend({ months: z.int() }))
      .meta({ description: 'How long ago the last view was, in whole months' }),
    snapshots: z.array(z.object({ asOf: day, origin: z.string() })),
  })
  .openapi('RetentionOverview');

/** People write plans as text, programs as data. */
const askedPlan = z
  .union([retentionPlan, z.string().max(200_000)])
  .meta({ description: 'A plan, or its text (YAML)' });

export const retentionQuestion = z
  .strictObject({ plan: askedPlan, against: askedPlan.optional(), asOf: day.optional() })
  .openapi('RetentionQuestion');

export const retentionActionsQuestion = z
  .strictObject({ plan: askedPlan, asOf: day.optional(), lang: language.optional() })
  .openapi('RetentionActionsQuestion');

/** The plans that come with oc-stats, to begin with or to compare with. */
export const retentionPlans = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        source: z.string().nullable().meta({ description: 'Where the policy is written down' }),
        text: z.string().meta({ description: 'YAML' }),
      }),
    ),
  })
  .openapi('RetentionPlans');

export const retentionComparison = z
  .object({
    asOf: day,
    scenario: retentionScenario,
    against: retentionScenario.nullable(),
    plan: retentionPlan.meta({ description: 'As it was understood, with all that was left out' }),
    planAgainst: retentionPlan.nullable(),
  })
  .openapi('RetentionComparison');
