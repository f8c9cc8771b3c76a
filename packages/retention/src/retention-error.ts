export const RETENTION_ERROR_CODES = [
  'not-a-report',
  'unreadable',
  'date-order',
  'windows-overlap',
  'unknown-window',
  'unknown-zone',
  'no-date',
  'no-snapshot',
  'nothing-readable',
  'not-allowed',
  'invalid-plan',
] as const;

export type RetentionErrorCode = (typeof RETENTION_ERROR_CODES)[number];

/** Why nothing can be answered at all. What concerns single rows is a `Warning`, and the rest is answered. */
export class RetentionError extends Error {
  override readonly name = 'RetentionError';
  readonly code: RetentionErrorCode;

  constructor(code: RetentionErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
