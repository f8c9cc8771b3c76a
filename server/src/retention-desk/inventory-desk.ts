import { StatsError, type Day, type RetentionComparison, type RetentionOverview } from '@oc-stats/contract';
import { LRUCache } from 'lru-cache';
import { actionList } from './action-list.ts';
import { deskError } from './desk-error.ts';
import { HeldInventory } from './held-inventory.ts';
import { LoadedSnapshot } from './loaded-snapshot.ts';
import { readPlan } from './read-plan.ts';
import type {
  ActionList,
  ActionsQuestion,
  LookQuestion,
  RetentionDesk,
  ScenarioQuestion,
} from './retention-desk.ts';

/** So long what was read stays in memory without being asked for. */
const KEEP_MS = 10 * 60_000;
/** Of a slider that moves back and forth. */
const OVERVIEWS = 100;
/** One may have a million recordings. */
const SNAPSHOTS = 2;

/** Answers from the inventory in the data folder, and remembers what it was asked, for as long as that is the same. */
export class InventoryDesk implements Omit<RetentionDesk, 'exclusively' | 'plans'> {
  readonly #inventory: HeldInventory;
  readonly #overviews = new LRUCache<string, RetentionOverview>({ max: OVERVIEWS });
  readonly #snapshots = new LRUCache<string, Promise<LoadedSnapshot>>({ max: SNAPSHOTS });
  #edition = '';
  #forget: NodeJS.Timeout | undefined;

  constructor(folder: string) {
    this.#inventory = new HeldInventory(folder);
  }

  overview({ asOf, folder, months }: LookQuestion): Promise<RetentionOverview> {
    return this.#told(asOf, async () => {
      const key = JSON.stringify([months, folder, asOf]);
      const known = this.#overviews.get(key);
      if (known) return known;
      const answer = await this.#inventory.read(async (inventory) => {
        const { no } = await inventory.snapshot(asOf);
        return inventory.overview(no, { months, folder });
      });
      this.#overviews.set(key, answer);
      return answer;
    });
  }

  scenario({ against, asOf, fewestViews, plan }: ScenarioQuestion): Promise<RetentionComparison> {
    return this.#told(asOf, async () => {
      const asked = readPlan(plan, 'plan', fewestViews);
      const other = against === undefined ? null : readPlan(against, 'against', fewestViews);
      const loaded = await this.#load(asOf);
      return {
        asOf: loaded.snapshot.asOf,
        scenario: loaded.scenario(asked),
        against: other && loaded.scenario(other),
        plan: asked,
        planAgainst: other,
      };
    });
  }

  actions({ asOf, fewestViews, format, plan }: ActionsQuestion): Promise<ActionList> {
    return this.#told(asOf, async () => {
      const asked = readPlan(plan, 'plan', fewestViews);
      const loaded = await this.#load(asOf);
      const { asOf: date, no } = loaded.snapshot;
      const listed = { rows: loaded.actions(asked), plan: asked, asOf: date, fewestViews };
      const bytes = await this.#inventory.read((inventory) =>
        actionList(format, { ...listed, describe: (ids) => inventory.describe(no, ids) }),
      );
      return { bytes, asOf: date, plan: asked.name };
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.#forget);
    this.#clear();
    await this.letGo();
  }

  letGo(): Promise<void> {
    return this.#inventory.letGo();
  }

  /** Forgets what it knows of another file, or what nobody has asked for a while. */
  async #told<T>(asOf: Day | undefined, answer: () => Promise<T>): Promise<T> {
    const edition = await this.#inventory.edition();
    if (edition === null) throw new StatsError('no-inventory');
    if (edition !== this.#edition) this.#clear();
    this.#edition = edition;
    clearTimeout(this.#forget);
    this.#forget = setTimeout(() => this.#clear(), KEEP_MS).unref();
    try {
      return await answer();
    } catch (error) {
      throw deskError(error, asOf);
    }
  }

  #load(asOf: Day | undefined): Promise<LoadedSnapshot> {
    const key = asOf ?? '';
    const known = this.#snapshots.get(key);
    if (known) return known;
    const loading = this.#inventory.read((inventory) => LoadedSnapshot.load(inventory, asOf));
    this.#snapshots.set(key, loading);
    loading.catch(() => this.#snapshots.delete(key));
    return loading;
  }

  #clear(): void {
    this.#snapshots.clear();
    this.#overviews.clear();
  }
}
