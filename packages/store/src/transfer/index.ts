export { batchId } from './batch-id.ts';
export type { CopyProgress, CopyReport, DifferingMonth } from './copy-report.ts';
export type { SegmentsCopied } from './copy-segments.ts';
export { copyStore, type CopyOptions } from './copy-store.ts';
export type { DaySums } from './day-sums.ts';
export { dayRowsOf, readDayRows, keyOf, type DayRows } from './day-rows.ts';
export { refreshStore, type RefreshOptions } from './refresh-store.ts';
export { replaceDays, type DaysReplaced, type DaysTarget } from './replace-days.ts';
