import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  StatsError,
  type Day,
  type RetentionComparison,
  type RetentionOverview,
  type RetentionPlan,
  type RetentionScenario,
} from '@oc-stats/contract';
import {
  actionRows,
  RetentionInventory,
  simulate,
  type Columns,
  type Given,
  type Snapshot,
} from '@oc-stats/retention';
import { LRUCache } from 'lru-cache';
import { actionList } from './action-list.ts';
import { deskError } from './desk-error.ts';
import { readPlan } from './read-plan.ts';
import type {
  ActionList,
  ActionsQuestion,
  LookQuestion,
  RetentionDesk,
  ScenarioQuestion,
} from './retention-desk.ts';

/** So long after the last question others, such as the command, wait for the file at most. */
const HOLD_MS = 5_000;
/** So long what was read of a snapshot stays in memory without being asked for. */
const KEEP_MS = 10 * 60_000;
const THREADS = 2;
const OVERVIEWS = 100;
const SCENARIOS = 20;

interface Kept {
  readonly snapshot: Snapshot;
  readonly columns: Columns;
  readonly given: Given;
  /** By plan: of two that are compared, the one beside the slider stays the same. */
  readonly scenarios: LRUCache<string, RetentionScenario>;
}

/**
 * Answers from the inventory in the data folder. The file is only held while it is asked about, so that a command can
 * write a new snapshot meanwhile; what plans are played through on stays in memory.
 */
export class InventoryDesk implements Omit<RetentionDesk, 'exclusively' | 'plans'> {
  readonly #folder: string;
  readonly #file: string;
  #inventory: Promise<RetentionInventory> | null = null;
  #users = 0;
  #edition = '';
  readonly #kept = new Map<string, Promise<Kept>>();
  /** Of a slider that moves back and forth. */
  readonly #overviews = new LRUCache<string, RetentionOverview>({ max: OVERVIEWS });
  #release: NodeJS.Timeout | undefined;
  #forget: NodeJS.Timeout | undefined;

  constructor(folder: string) {
    this.#folder = folder;
    this.#file = join(folder, 'retention.duckdb');
  }

  overview({ asOf, folder, months }: LookQuestion): Promise<RetentionOverview> {
    return this.#told(async () => {
      await this.#look();
      const key = JSON.stringify([months, folder, asOf]);
      const known = this.#overviews.get(key);
      if (known) return known;
      const answer = await this.#reading(async (inventory) => {
        const { no } = await inventory.snapshot(asOf);
        return inventory.overview(no, { months, folder });
      });
      this.#overviews.set(key, answer);
      return answer;
    }, asOf);
  }

  scenario({ against, asOf, fewestViews, plan }: ScenarioQuestion): Promise<RetentionComparison> {
    return this.#told(async () => {
      const asked = readPlan(plan, 'plan', fewestViews);
      const other = against === undefined ? null : readPlan(against, 'against', fewestViews);
      const kept = await this.#snapshot(asOf);
      return {
        asOf: kept.snapshot.asOf,
        scenario: scenarioOf(asked, kept),
        against: other && scenarioOf(other, kept),
        plan: asked,
        planAgainst: other,
      };
    }, asOf);
  }

  actions({ asOf, fewestViews, format, plan }: ActionsQuestion): Promise<ActionList> {
    return this.#told(async () => {
      const asked = readPlan(plan, 'plan', fewestViews);
      const { columns, given, snapshot } = await this.#snapshot(asOf);
      const rows = actionRows(columns, simulate(columns, asked, given).actions);
      const listed = { rows, plan: asked, asOf: snapshot.asOf, fewestViews };
      const bytes = await this.#reading((inventory) =>
        actionList(format, { ...listed, describe: (ids) => inventory.describe(snapshot.no, ids) }),
      );
      return { bytes, asOf: snapshot.asOf, plan: asked.name };
    }, asOf);
  }

  async close(): Promise<void> {
    clearTimeout(this.#forget);
    this.#clear();
    await this.letGo();
  }

  /** Somebody else wants to write. */
  async letGo(): Promise<void> {
    clearTimeout(this.#release);
    const inventory = await this.#inventory?.catch(() => null);
    this.#inventory = null;
    await inventory?.close();
  }

  #clear(): void {
    this.#kept.clear();
    this.#overviews.clear();
  }

  async #told<T>(answer: () => Promise<T>, asOf: Day | undefined): Promise<T> {
    try {
      return await answer();
    } catch (error) {
      throw deskError(error, asOf);
    }
  }

  /** Whether there is anything, and whether it is another one than before. */
  async #look(): Promise<void> {
    const found = await stat(this.#file).catch(() => null);
    if (!found) throw new StatsError('no-inventory');
    const edition = `${found.ino} ${found.mtimeMs} ${found.size}`;
    if (edition !== this.#edition) this.#clear();
    this.#edition = edition;
  }

  async #snapshot(asOf: Day | undefined): Promise<Kept> {
    await this.#look();
    clearTimeout(this.#forget);
    this.#forget = setTimeout(() => this.#clear(), KEEP_MS).unref();
    const key = asOf ?? '';
    const kept =
      this.#kept.get(key) ??
      this.#reading(async (inventory) => {
        const snapshot = await inventory.snapshot(asOf);
        const isActive = await inventory.activeOwners(snapshot.no);
        const given = {
          asOf: snapshot.asOf,
          observedSince: snapshot.observedSince,
          ...(isActive ? { isActive } : {}),
        };
        return {
          snapshot,
          columns: await inventory.columns(snapshot.no),
          given,
          scenarios: new LRUCache({ max: SCENARIOS }),
        };
      });
    this.#kept.set(key, kept);
    kept.catch(() => this.#kept.delete(key));
    return kept;
  }

  async #reading<T>(work: (inventory: RetentionInventory) => Promise<T>): Promise<T> {
    clearTimeout(this.#release);
    this.#users += 1;
    try {
      this.#inventory ??= RetentionInventory.open(this.#folder, THREADS);
      const inventory = await this.#inventory.catch((error: unknown) => {
        this.#inventory = null;
        throw error;
      });
      return await work(inventory);
    } finally {
      this.#users -= 1;
      if (this.#users === 0) this.#release = setTimeout(() => void this.letGo(), HOLD_MS).unref();
    }
  }
}

function scenarioOf(plan: RetentionPlan, { columns, given, scenarios }: Kept): RetentionScenario {
  const key = JSON.stringify(plan);
  const known = scenarios.get(key);
  if (known) return known;
  const { scenario } = simulate(columns, plan, given);
  scenarios.set(key, scenario);
  return scenario;
}
