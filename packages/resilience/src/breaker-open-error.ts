/** Not asked at all, because the last questions all failed; the last failure is the cause. */
export class BreakerOpenError extends Error {
  readonly retryInMs: number;

  constructor(name: string, retryInMs: number, cause: unknown) {
    const seconds = Math.max(1, Math.ceil(retryInMs / 1_000));
    super(`${name} has failed several times and is not asked again for ${seconds} s.`, { cause });
    this.name = 'BreakerOpenError';
    this.retryInMs = retryInMs;
  }
}
