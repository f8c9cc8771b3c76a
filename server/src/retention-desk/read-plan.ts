import { StatsError, type RetentionPlan } from '@oc-stats/contract';
import { parsePlan, PlanError } from '@oc-stats/retention';
import type { AskedPlan } from './retention-desk.ts';

/**
 * A plan from outside, or what is wrong with it. Whether a recording was ever watched is what all of this is about; how
 * many people did so is told of none that has fewer views than numbers are told for elsewhere.
 */
export function readPlan(asked: AskedPlan, parameter: string, fewestViews: number): RetentionPlan {
  const plan = parsed(asked, parameter);
  const scopes = [...plan.rules.map(({ where }) => where), ...(plan.exempt ?? [])];
  // Files of the service are nobody's business who asks it.
  if (scopes.some((scope) => scope?.idsFrom !== undefined))
    throw new StatsError('bad-plan', 'idsFrom: a service reads no files for a plan; write ids instead.', {
      parameter,
    });
  plan.rules.forEach(({ fewerViews }, index) => {
    if (!fewerViews || fewerViews.than >= fewestViews) return;
    const detail =
      `rules[${index + 1}].fewerViews.than: this service tells of no recording that it has fewer than ` +
      `${fewestViews} views (privacy.minimumVisitors); write ${fewestViews} or more.`;
    throw new StatsError('bad-plan', detail, { parameter });
  });
  return plan;
}

function parsed(asked: AskedPlan, parameter: string): RetentionPlan {
  const isText = typeof asked === 'string';
  try {
    // What is JSON is YAML as well, and all mistakes are told in one way.
    return parsePlan(isText ? asked : JSON.stringify(asked), parameter);
  } catch (cause) {
    if (!(cause instanceof PlanError)) throw cause;
    const mistakes = cause.mistakes.map(({ column, line, message }) =>
      isText ? `${line}:${column} ${message}` : message,
    );
    throw new StatsError('bad-plan', mistakes.join('\n'), { parameter, cause });
  }
}
