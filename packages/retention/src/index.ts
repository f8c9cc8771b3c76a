export { answer, THRESHOLDS, YEAR_START, type Asked } from './answers/answer.ts';
export type { Amount } from './answers/amount.ts';
export { archive, type Archive } from './answers/archive.ts';
export { breakdown, type Divided, type Division } from './answers/breakdown.ts';
export {
  CHANGES,
  changedRecordings,
  compareSnapshots,
  type Between,
  type Change,
} from './answers/compare-snapshots.ts';
export type { Dimension } from './answers/dimension.ts';
export { percentWatched, type PercentWatched } from './answers/percent-watched.ts';
export { exportFiles, type ExportedFile } from './exports/export-files.ts';
export { exportSql } from './exports/export-sql.ts';
export { INVENTORY_ERROR_CODES, InventoryError, type InventoryErrorCode } from './inventory-error.ts';
export { activeOwners, takeAccounts } from './inventory/accounts.ts';
export { overview, type Look } from './answers/overview.ts';
export { csvRows, isBroken, type CsvRow } from './csv/csv-rows.ts';
export { columnsOf } from './inventory/columns-of.ts';
export { describeRecordings, type DescribedRecording } from './inventory/describe-recordings.ts';
export { Inventory } from './inventory/inventory.ts';
export type { InventoryRecording, Origin } from './inventory/inventory-recording.ts';
export { removeSnapshot } from './inventory/remove-snapshot.ts';
export { snapshotAt, snapshotOf, snapshotsOf, type Snapshot } from './inventory/snapshots.ts';
export { takeRecordings } from './inventory/take-recordings.ts';
export { takeReports, type Reports, type TakingOptions } from './inventory/take-reports.ts';
export { whyUnreadable } from './inventory/unreadable.ts';
export { countWarnings, warningsOf } from './inventory/warnings.ts';
export { WARNING_CODES, type WarningCode } from './report/warning.ts';
export { RetentionInventory } from './retention-inventory.ts';
export { windowOf } from './report/report-window.ts';
export { RetentionError } from './retention-error.ts';
export { parsePlan } from './plan/parse-plan.ts';
export { PlanError, type PlanMistake } from './plan/plan-error.ts';
export { actionRows, type ActionRow } from './scenario/action-rows.ts';
export type { Action } from './scenario/action.ts';
export { ASSUMPTION_CODES, assumptions, type Assumption } from './scenario/assumptions.ts';
export type { Columns } from './scenario/columns.ts';
export { difference, type Difference, type Fate } from './scenario/difference.ts';
export { lifecyclePolicies, type PoliciesOptions } from './scenario/for-opencast/lifecycle-policies.ts';
export { workflowCalls, type CallsOptions } from './scenario/for-opencast/workflow-calls.ts';
export { USUAL_WORKFLOWS, type Workflow, type Workflows } from './scenario/for-opencast/workflows.ts';
export { notices, type About, type Notice } from './scenario/notices.ts';
export { rewatchedAtMost, rewatchRate, type Reading, type RewatchRate } from './scenario/rewatch-rate.ts';
export { simulate, type Given, type Played } from './scenario/simulate.ts';
export {
  episodePlays,
  type EpisodePlays,
  type Plays,
  type PlaysOf,
  type ReadPlays,
} from './opencast/episode-plays.ts';
export type { EventFiles } from './opencast/event-files.ts';
export { readLastViews, type LastViews } from './opencast/last-views.ts';
export type { EventClock } from './opencast/recording-of.ts';
export { SOURCE_RULES, sourceOf, type SourceRule, type SourceSigns } from './opencast/source-rules.ts';
export {
  takeOpencast,
  type OpencastShelf,
  type OpencastToTake,
  type TakenOpencast,
  type TakingOpencast,
  type TakingProgress,
} from './opencast/take-opencast.ts';
