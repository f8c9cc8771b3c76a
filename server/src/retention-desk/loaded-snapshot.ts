import type { Day, RetentionPlan, RetentionScenario } from '@oc-stats/contract';
import {
  actionRows,
  simulate,
  type ActionRow,
  type Columns,
  type Given,
  type RetentionInventory,
  type Snapshot,
} from '@oc-stats/retention';
import { LRUCache } from 'lru-cache';

const SCENARIOS = 20;

/** A snapshot in memory, on which plans are played through. */
export class LoadedSnapshot {
  readonly snapshot: Snapshot;
  readonly #columns: Columns;
  readonly #given: Given;
  /** By plan: of two that are compared, the one beside the slider stays the same. */
  readonly #scenarios = new LRUCache<string, RetentionScenario>({ max: SCENARIOS });

  private constructor(snapshot: Snapshot, columns: Columns, given: Given) {
    this.snapshot = snapshot;
    this.#columns = columns;
    this.#given = given;
  }

  static async load(inventory: RetentionInventory, date: Day | undefined): Promise<LoadedSnapshot> {
    const snapshot = await inventory.snapshot(date);
    const { asOf, no, observedSince } = snapshot;
    const isActive = await inventory.activeOwners(no);
    const given = { asOf, observedSince, ...(isActive ? { isActive } : {}) };
    return new LoadedSnapshot(snapshot, await inventory.columns(no), given);
  }

  scenario(plan: RetentionPlan): RetentionScenario {
    const key = JSON.stringify(plan);
    const known = this.#scenarios.get(key);
    if (known) return known;
    const { scenario } = simulate(this.#columns, plan, this.#given);
    this.#scenarios.set(key, scenario);
    return scenario;
  }

  actions(plan: RetentionPlan): ActionRow[] {
    return actionRows(this.#columns, simulate(this.#columns, plan, this.#given).actions);
  }
}
