import type { ClientErrorCode, ErrorCode, Problem } from '@oc-stats/contract';

/** Why there is nothing to show: the code is stable, the message is for people. */
export interface Failure {
  readonly code: ErrorCode | ClientErrorCode;
  readonly message: string;
  /** The attribute, parameter or address at fault. */
  readonly at?: string | undefined;
}

/** What `StatsClient.ask` rejects with. */
export class StatsFailure extends Error implements Failure {
  readonly code: Failure['code'];
  readonly at: string | undefined;

  constructor(code: Failure['code'], message: string, at?: string) {
    super(message);
    this.name = 'StatsFailure';
    this.code = code;
    this.at = at;
  }
}

export const unreachable = (url: string): StatsFailure =>
  new StatsFailure('unreachable', `${url} cannot be reached from this page.`, url);

export const timedOut = (url: string, milliseconds: number): StatsFailure =>
  new StatsFailure('timeout', `${url} did not answer within ${milliseconds / 1000} s.`, url);

export const notOcStats = (url: string, why: string): StatsFailure =>
  new StatsFailure('not-oc-stats', `${url} does not answer as an oc-stats service: ${why}.`, url);

/** The service's own words, if that is what the body holds. */
export function failureOfProblem(body: unknown): StatsFailure | null {
  const { code, title, detail, parameter } = Object(body) as Partial<Problem>;
  if (typeof code !== 'string' || typeof title !== 'string') return null;
  return new StatsFailure(code, detail ?? title, parameter);
}
