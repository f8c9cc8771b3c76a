import type { RetentionPlan as Plan, RetentionScope as Scope } from '@oc-stats/contract';

/** All that a plan says about which recordings it means, and where it says so. */
export function scopesOf(plan: Plan): { readonly at: string; readonly scope: Scope }[] {
  const rules = plan.rules.flatMap(({ name, where }) =>
    where ? [{ at: `the rule “${name}”`, scope: where }] : [],
  );
  const exempt = (plan.exempt ?? []).map((scope) => ({
    at: scope.name ? `exempt “${scope.name}”` : 'exempt',
    scope,
  }));
  return [...rules, ...exempt];
}
