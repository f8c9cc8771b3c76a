import type { Day, RetentionAnswers, RetentionOverview, RetentionWarning } from '@oc-stats/contract';
import { answer, THRESHOLDS, YEAR_START } from './answers/answer.ts';
import type { Amount } from './answers/amount.ts';
import { archive, type Archive } from './answers/archive.ts';
import { breakdown, type Divided, type Division } from './answers/breakdown.ts';
import {
  changedRecordings,
  compareSnapshots,
  type Between,
  type Change,
} from './answers/compare-snapshots.ts';
import { overview } from './answers/overview.ts';
import { percentWatched, type PercentWatched } from './answers/percent-watched.ts';
import { exportFiles, type ExportedFile } from './exports/export-files.ts';
import { exportSql } from './exports/export-sql.ts';
import { givenUp, inventoryErrorOf } from './inventory-error.ts';
import { activeOwners, takeAccounts } from './inventory/accounts.ts';
import { backup, restore } from './inventory/backup.ts';
import { columnsOf } from './inventory/columns-of.ts';
import { describeRecordings, type DescribedRecording } from './inventory/describe-recordings.ts';
import { Inventory } from './inventory/inventory.ts';
import type { InventoryRecording, Origin } from './inventory/inventory-recording.ts';
import { removeSnapshot } from './inventory/remove-snapshot.ts';
import { snapshotAt, snapshotsOf, type Snapshot } from './inventory/snapshots.ts';
import { takeRecordings } from './inventory/take-recordings.ts';
import { takeReports, type Reports, type TakingOptions } from './inventory/take-reports.ts';
import { countWarnings, someWarnings, WARNINGS_AT_ONCE } from './inventory/warnings.ts';
import { forgetFiles, keepFiles, knownFiles, type EventFiles } from './opencast/event-files.ts';
import type { Columns } from './scenario/columns.ts';

/** The inventory for those who know no database: one piece of work after the other, whoever asks. */
export class RetentionInventory {
  readonly #inventory: Inventory;

  private constructor(inventory: Inventory) {
    this.#inventory = inventory;
  }

  static async open(folder: string, threads: number): Promise<RetentionInventory> {
    try {
      return new RetentionInventory(await Inventory.open(folder, threads));
    } catch (error) {
      throw inventoryErrorOf(error, folder);
    }
  }

  /** Puts a backup in the place of the inventory in a folder, which nobody may have open; what was there is kept. */
  static async restore(backup: string, folder: string): Promise<void> {
    try {
      await restore(backup, folder);
    } catch (error) {
      throw inventoryErrorOf(error, backup);
    }
  }

  takeReports(reports: Reports, options: TakingOptions, signal?: AbortSignal): Promise<number> {
    const onProgress = (done: number, total: number) => {
      // Reading is not the database's work, so that it would not notice.
      signal?.throwIfAborted();
      options.onProgress?.(done, total);
    };
    return this.#turn((session) => takeReports(session, reports, { ...options, onProgress }), signal);
  }

  takeRecordings(
    pieces: AsyncIterable<readonly InventoryRecording[]>,
    origin: Origin,
    warnings: readonly RetentionWarning[] = [],
    signal?: AbortSignal,
  ): Promise<number> {
    return this.#turn((session) => takeRecordings(session, pieces, origin, warnings), signal);
  }

  /** What is known of Opencast's archive, so that only what has changed is asked for again. */
  knownFiles(): Promise<ReadonlyMap<string, EventFiles>> {
    return this.#turn(knownFiles);
  }

  keepFiles(read: readonly EventFiles[]): Promise<void> {
    return this.#turn((session) => keepFiles(session, read));
  }

  forgetFiles(ids: readonly string[]): Promise<void> {
    return this.#turn((session) => forgetFiles(session, ids));
  }

  /** The latest first. */
  snapshots(): Promise<Snapshot[]> {
    return this.#turn(snapshotsOf);
  }

  /** The latest of all, or of a date. */
  snapshot(asOf?: Day): Promise<Snapshot> {
    return this.#turn((session) => snapshotAt(session, asOf));
  }

  answer(
    snapshot: number,
    asked: { readonly thresholds?: readonly number[]; readonly yearStart?: number } = {},
    signal?: AbortSignal,
  ): Promise<RetentionAnswers> {
    const { thresholds = THRESHOLDS, yearStart = YEAR_START } = asked;
    return this.#turn((session) => answer(session, { snapshot, thresholds, yearStart }), signal);
  }

  overview(
    snapshot: number,
    look: { readonly months: number; readonly folder: readonly string[] },
    signal?: AbortSignal,
  ): Promise<RetentionOverview> {
    return this.#turn((session) => overview(session, { ...look, snapshot }), signal);
  }

  columns(snapshot: number, signal?: AbortSignal): Promise<Columns> {
    return this.#turn((session) => columnsOf(session, snapshot), signal);
  }

  describe(
    snapshot: number,
    ids: readonly string[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, DescribedRecording>> {
    return this.#turn((session) => describeRecordings(session, snapshot, ids), signal);
  }

  /** Piece by piece: there may be a million. */
  async *warnings(snapshot: number): AsyncGenerator<readonly RetentionWarning[]> {
    for (let from = 1; ; from += WARNINGS_AT_ONCE) {
      const some = await this.#turn((session) => someWarnings(session, snapshot, from));
      if (some.length === 0) return;
      yield some;
    }
  }

  /** The most frequent first. */
  countWarnings(snapshot: number): Promise<{ readonly code: string; readonly count: number }[]> {
    return this.#turn((session) => countWarnings(session, snapshot));
  }

  /** By anything, or by pairs of anything. */
  breakdown(division: Division, signal?: AbortSignal): Promise<Divided[]> {
    return this.#turn((session) => breakdown(session, division), signal);
  }

  percentWatched(snapshot: number): Promise<PercentWatched> {
    return this.#turn((session) => percentWatched(session, snapshot));
  }

  /** `null` when nothing says what is archived. */
  archive(snapshot: number): Promise<Archive | null> {
    return this.#turn((session) => archive(session, snapshot));
  }

  /** Takes a CSV list of users as those who are still there; gives how many names and addresses it has. */
  takeAccounts(snapshot: number, path: string): Promise<number> {
    return this.#turn((session) => takeAccounts(session, snapshot, path));
  }

  /** `null` when nobody has said who is still there. */
  activeOwners(snapshot: number): Promise<((creator: string) => boolean) | null> {
    return this.#turn((session) => activeOwners(session, snapshot));
  }

  compare(between: Between): Promise<Record<Change, Amount>> {
    return this.#turn((session) => compareSnapshots(session, between));
  }

  changed(between: Between, change: Change): Promise<string[]> {
    return this.#turn((session) => changedRecordings(session, between, change));
  }

  remove(snapshot: number): Promise<void> {
    return this.#turn((session) => removeSnapshot(session, snapshot));
  }

  /** All snapshots: `folder` must not have files of these names yet. */
  exportFiles(folder: string, format: 'csv' | 'parquet', signal?: AbortSignal): Promise<ExportedFile[]> {
    return this.#turn((session) => exportFiles(session, folder, format), signal);
  }

  /** The same as one file of statements that SQLite reads. */
  exportSql(file: string, signal?: AbortSignal): Promise<ExportedFile> {
    return this.#turn((session) => exportSql(session, file), signal);
  }

  /** All snapshots in a file of this name, which must not be there yet. */
  async backup(file: string): Promise<void> {
    await this.#turn((session) => backup(session, file));
  }

  close(): Promise<void> {
    return this.#inventory.close();
  }

  async #turn<T>(work: (session: Inventory['session']) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const { session } = this.#inventory;
    try {
      return await session.turn(() => work(session), signal);
    } catch (error) {
      if (signal?.aborted && error === signal.reason) throw givenUp(error);
      throw inventoryErrorOf(error, session.file);
    }
  }
}
