import type { RetentionPlan } from '@oc-stats/contract';
import type { Played, RetentionInventory, Snapshot } from '@oc-stats/retention';
import type { OutputFolder } from '../../retention/files/output-folder.ts';
import { planFileNames } from '../../retention/files/plan-file-names.ts';
import { writeDifference } from '../../retention/lists/write-difference.ts';
import { writeLists } from '../../retention/lists/write-lists.ts';
import type { Assumed, PlanDifference, Scenarios } from '../../retention/report.ts';

interface Playing {
  readonly inventory: RetentionInventory;
  readonly signal: AbortSignal;
  readonly snapshot: Snapshot;
  readonly out: OutputFolder | null;
  readonly alsoXlsx: boolean;
}

export interface PlayedPlans {
  readonly scenarios: Scenarios;
  readonly assumed: readonly Assumed[];
  /** Of each plan against the first. */
  readonly differences: readonly PlanDifference[];
}

/** Plays each plan through, one after the other, and writes what it would do where that is asked for. */
export async function playThrough(plans: readonly RetentionPlan[], playing: Playing): Promise<PlayedPlans> {
  const { inventory, out, signal, snapshot } = playing;
  const scenarios: Scenarios = [];
  const assumed: Assumed[] = [];
  const differences: PlanDifference[] = [];
  if (plans.length === 0) return { scenarios, assumed, differences };
  const { assumptions, difference, simulate } = await import('@oc-stats/retention');
  const columns = await inventory.columns(snapshot.no, signal);
  const isActive = await inventory.activeOwners(snapshot.no);
  const { asOf, observedSince } = snapshot;
  const given = { asOf, observedSince, ...(isActive ? { isActive } : {}) };
  const describe = (ids: readonly string[]) => inventory.describe(snapshot.no, ids, signal);
  const names = planFileNames(plans.map(({ name }) => name));
  let first: Played | null = null;
  for (const [i, plan] of plans.entries()) {
    signal.throwIfAborted();
    const name = names[i] ?? '';
    const played = simulate(columns, plan, given);
    const actionsFile = out
      ? await writeLists(out, name, { ...playing, plan, played, columns, describe })
      : null;
    scenarios.push({ ...played.scenario, actionsFile });
    assumed.push({ plan: plan.name, assumptions: assumptions(columns, plan, given) });
    if (first) {
      const { moves, recordings } = difference(columns, first, played);
      differences.push({ plan: plan.name, moves });
      if (out) await writeDifference(out, `${names[0] ?? ''}-and-${name}`, recordings, describe);
    }
    first ??= played;
  }
  return { scenarios, assumed, differences };
}
