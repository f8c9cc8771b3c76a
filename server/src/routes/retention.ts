import {
  ACTION_FORMATS,
  folderNames,
  RETENTION_PATH,
  RETENTION_PLANS_PATH,
  RETENTION_SCENARIO_PATH,
  retentionActionsPath,
  StatsError,
  USUAL_MONTHS,
  type ActionFormat,
} from '@oc-stats/contract';
import {
  retentionActionsQuestion,
  retentionComparison,
  retentionOverview,
  retentionPlans,
  retentionQuery,
  retentionQuestion,
} from '@oc-stats/contract/schema';
import type { Context } from 'hono';
import { z } from 'zod';
import { Body } from '../cache/body.ts';
import { contentDisposition, fileNameOf } from '../files/file-name.ts';
import { bodyText } from '../http/body-text.ts';
import type { Env } from '../http/env.ts';
import { respond } from '../http/respond.ts';
import type { RetentionDesk } from '../retention-desk/retention-desk.ts';
import type { Settings } from '../settings.ts';
import { noFiles } from './batch.ts';
import { type App, describeRoute, FILE_TYPES, jsonRoute } from './route.ts';

/** Two plans as long as anybody writes them, and lists of what is exempt. */
const MAX_BODY_BYTES = 1024 * 1024;

interface RetentionParts {
  /** `null` where there is no inventory, and none can be made. */
  readonly desk: RetentionDesk | null;
  readonly settings: Settings;
}

/** What is never watched, what a plan would do, and the list of it. Nothing here changes anything. */
export function retentionRoutes(app: App, { desk, settings }: RetentionParts): void {
  const fewestViews = settings.privacy.minimumVisitors;
  const asked = (c: Context<Env>): RetentionDesk => {
    if (c.var.grant.retention !== true) throw new StatsError('unknown-retention');
    if (!desk) throw new StatsError('no-inventory');
    return desk;
  };

  app.openapi(look, async (c) => {
    const { asOf, folder = '', months = USUAL_MONTHS } = c.req.valid('query');
    const question = { months, folder: folderNames(folder), asOf };
    return respond(c, Body.json(await asked(c).overview(question, c.req.raw.signal)));
  });

  // They are no secret; but who may not play them through has no use for them.
  app.openapi(plans, async (c) => respond(c, Body.json(await asked(c).plans())));

  describe(app);
  app.post(RETENTION_SCENARIO_PATH, async (c) => {
    const at = asked(c);
    const question = read(retentionQuestion, await bodyText(c.req.raw, MAX_BODY_BYTES));
    const answer = await at.scenario({ ...question, fewestViews }, c.req.raw.signal);
    return respond(c, Body.json(answer), { 'Cache-Control': 'no-store' });
  });

  for (const format of ACTION_FORMATS) {
    app.post(retentionActionsPath(format), async (c) => {
      // Whoever calls `fetch` without bindings gives none.
      if ((c.env as Env['Bindings'] | undefined)?.batch) throw noFiles();
      const at = asked(c);
      const { lang: _, ...question } = read(
        retentionActionsQuestion,
        await bodyText(c.req.raw, MAX_BODY_BYTES),
      );
      const list = await at.actions({ ...question, format, fewestViews }, c.req.raw.signal);
      return c.body(list.bytes as Uint8Array<ArrayBuffer>, 200, {
        'Cache-Control': 'no-store',
        'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : FILE_TYPES[format],
        'Content-Disposition': contentDisposition(
          'attachment',
          fileNameOf(list.plan, ['actions', list.asOf], format),
        ),
      });
    });
  }
}

const look = jsonRoute(
  {
    path: RETENTION_PATH,
    tag: 'retention',
    summary: 'What is never watched, no longer, or still: by source and by folder',
    answer: retentionOverview,
  },
  { query: retentionQuery, params: undefined },
);

const plans = jsonRoute(
  {
    path: RETENTION_PLANS_PATH,
    tag: 'retention',
    summary: 'The plans that come with oc-stats: policies of universities, to begin with or to compare with',
    answer: retentionPlans,
  },
  { query: undefined, params: undefined },
);

/** What a plan holds is looked at later, by whoever can say where in its text a mistake stands. */
function read<Q extends typeof retentionQuestion | typeof retentionActionsQuestion>(
  schema: Q,
  text: string,
): z.output<Q> {
  const { against, plan, ...rest } = parsed(text);
  const result = schema.safeParse({ ...rest, plan: '', ...(against === undefined ? {} : { against: '' }) });
  const isPlan = (value: unknown) =>
    typeof value === 'string' || (typeof value === 'object' && value !== null);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new StatsError(
      'bad-body',
      `${['body', ...(issue?.path ?? [])].join('.')}: ${issue?.message ?? ''}`,
    );
  }
  for (const [name, value] of [['plan', plan] as const, ['against', against ?? ''] as const]) {
    if (!isPlan(value)) throw new StatsError('bad-body', `body.${name}: a plan, or its text, is missing.`);
    if (!isFlat(value, DEEPEST)) throw new StatsError('bad-body', `body.${name}: this is nested too deeply.`);
  }
  return { ...result.data, plan, ...(against === undefined ? {} : { against }) } as z.output<Q>;
}

/** Deeper than any plan; what is much deeper neither threads nor parsers can take. */
const DEEPEST = 20;

function isFlat(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isFlat(inner, levels - 1));
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch (cause) {
    throw new StatsError('bad-body', 'The body is not JSON.', { cause });
  }
  throw new StatsError('bad-body', 'The body is not an object.');
}

function describe(app: App): void {
  const body = (schema: z.ZodType) => ({
    body: { required: true, content: { 'application/json': { schema }, 'text/plain': { schema } } },
  });
  describeRoute(app, {
    method: 'post',
    path: RETENTION_SCENARIO_PATH,
    summary: 'What becomes of everything under a plan, month by month, beside another plan',
    tags: ['retention'],
    request: body(retentionQuestion),
    responses: {
      200: { description: 'The answer', content: { 'application/json': { schema: retentionComparison } } },
    },
  });
  for (const format of ACTION_FORMATS) {
    describeRoute(app, {
      method: 'post',
      path: retentionActionsPath(format),
      summary: `What a plan would do to which recording, when, and whom to tell, as ${format.toUpperCase()}`,
      tags: ['retention'],
      request: body(retentionActionsQuestion),
      responses: {
        200: { description: 'The file', content: { [typeOf(format)]: { schema: z.string() } } },
      },
    });
  }
}

function typeOf(format: ActionFormat): string {
  return FILE_TYPES[format];
}
