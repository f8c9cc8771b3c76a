import type { RetentionComparison, RetentionPlan, RetentionScenario } from '@oc-stats/contract';
import { baseOf } from './base.ts';
import type { BalanceFigure, Course, DifferenceFigure } from './figures.ts';

export function balanceFigure(answer: RetentionComparison, timeZone: string): BalanceFigure {
  const { asOf, plan, scenario } = answer;
  return {
    ...baseOf(scenario.name, asOf, timeZone),
    kind: 'balance',
    empty: null,
    course: courseOf(scenario, plan),
    quotas: { stored: plan.quotas?.stored, archived: plan.quotas?.archived },
    unwatched: plan.rewatched === undefined || plan.rewatched === 0,
  };
}

/** `null` where there is one plan only. */
export function differenceFigure(answer: RetentionComparison, timeZone: string): DifferenceFigure | null {
  const { against, asOf, plan, planAgainst, scenario } = answer;
  if (!against || !planAgainst) return null;
  return {
    ...baseOf(`${scenario.name} · ${against.name}`, asOf, timeZone),
    kind: 'difference',
    empty: null,
    courses: [courseOf(scenario, plan), courseOf(against, planAgainst)],
  };
}

function courseOf({ cost, firstMonthOver, months, name }: RetentionScenario, plan: RetentionPlan): Course {
  const currency = plan.prices?.currency;
  return {
    plan: name,
    months,
    firstMonthOver,
    cost: cost === null || currency === undefined ? null : { amount: cost, currency },
  };
}
