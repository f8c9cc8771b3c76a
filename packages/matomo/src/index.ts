export { checkMatomo, type MatomoCheck, type MatomoFinding } from './check/check-matomo.ts';
export {
  createMatomoClient,
  type MatomoClient,
  type MatomoClientOptions,
} from './client/create-matomo-client.ts';
export { MatomoError, type MatomoErrorCode } from './client/matomo-error.ts';
export type { Fetch } from './client/post.ts';
export type { MatomoSite, SegmentCount, VideoRow } from './client/rows.ts';
export { collectDays, type CollectOptions } from './collect/collect-days.ts';
export { CollectError, type CollectErrorCode } from './collect/collect-error.ts';
export type { CollectedDay, CollectProgress, CollectReport } from './collect/collect-report.ts';
export type { EventFound, Events } from './collect/read-day.ts';
export { todayIn } from './collect/today-in.ts';
export type { UnresolvedReason, UnresolvedTotal } from './collect/unresolved.ts';
