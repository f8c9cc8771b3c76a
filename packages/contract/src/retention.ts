import type { z } from 'zod';
import type * as schema from './schema/index.ts';
import { folderPath } from './folder-path.ts';
import { API, query } from './path.ts';

/** As it is worked with; `RetentionPlanText` is as people write it, with defaults left out. */
export type RetentionPlan = z.infer<typeof schema.retentionPlan>;
export type RetentionPlanText = z.input<typeof schema.retentionPlan>;
export type RetentionRule = RetentionPlan['rules'][number];
export type RetentionScope = NonNullable<RetentionRule['where']>;
export type RetentionQuota = RetentionMonth['overQuota'][number];

export type RetentionAnswers = z.infer<typeof schema.retentionAnswers>;
export type RetentionMonth = z.infer<typeof schema.retentionMonth>;
export type RetentionScenario = z.infer<typeof schema.retentionScenario>;
export type RetentionReport = z.infer<typeof schema.retentionReport>;
export type RetentionWarning = z.infer<typeof schema.retentionWarning>;
export type RetentionOverview = z.infer<typeof schema.retentionOverview>;
export type RetentionQuestion = z.input<typeof schema.retentionQuestion>;
export type RetentionPlans = z.infer<typeof schema.retentionPlans>;
export type RetentionComparison = z.infer<typeof schema.retentionComparison>;

export const RETENTION_CLASSES = ['recent', 'stale', 'undated', 'new', 'unobserved', 'never'] as const;
export type RetentionClass = (typeof RETENTION_CLASSES)[number];

export const RETENTION_PATH = `${API}/retention`;
export const RETENTION_PLANS_PATH = `${RETENTION_PATH}/plans`;
export const RETENTION_SCENARIO_PATH = `${RETENTION_PATH}/scenario`;

/** What a token says that may show it, beside `organization`. */
export const RETENTION_RIGHT = 'retention';

export const USUAL_MONTHS = 12;

export const ACTION_FORMATS = ['csv', 'xlsx'] as const;
export type ActionFormat = (typeof ACTION_FORMATS)[number];

export function retentionActionsPath(format: ActionFormat): string {
  return `${RETENTION_PATH}/actions.${format}`;
}

export function retentionPath(question: {
  readonly months?: number;
  readonly folder?: readonly string[];
  readonly asOf?: string;
}): string {
  const { asOf, folder = [], months } = question;
  return RETENTION_PATH + query({ months, folder: folderPath(folder), asOf });
}
