import type { Day } from '@oc-stats/contract';
import type { CollectReport } from './collect-report.ts';

export type CollectErrorCode = 'day-not-over' | 'zone-unknown' | 'aborted' | 'stopped';

export class CollectError extends Error {
  readonly code: CollectErrorCode;
  /** What had been done until then; all of it is in the store. */
  readonly report: CollectReport | null;

  constructor(code: CollectErrorCode, message: string, report: CollectReport | null = null, cause?: unknown) {
    super(message, { cause });
    this.name = 'CollectError';
    this.code = code;
    this.report = report;
  }
}

export function dayNotOver(day: Day, timeZone: string): CollectError {
  return new CollectError(
    'day-not-over',
    `${day} is not over in ${timeZone}. Collect up to the day before it.`,
  );
}

export function zoneUnknown(timeZone: string): CollectError {
  const message = `"${timeZone}" is no time zone. Write collect.matomo.timeZone like Europe/Berlin, as Matomo has it.`;
  return new CollectError('zone-unknown', message);
}

export function stopped(day: Day, report: CollectReport, cause: unknown, isAborted: boolean): CollectError {
  const done = `${report.days.length} ${report.days.length === 1 ? 'day is' : 'days are'} in the store`;
  const reason = isAborted ? 'It was told to stop.' : cause instanceof Error ? cause.message : String(cause);
  const message = `Collecting stopped at ${day}. ${reason} ${done}; the next run goes on from there.`;
  return new CollectError(isAborted ? 'aborted' : 'stopped', message, report, cause);
}
