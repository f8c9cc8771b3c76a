/** Every way in which the record refuses or fails; the sentences are for the person who runs the service. */
export const RECORD_ERRORS = {
  unavailable: 'The record of oc-stats does not answer. If it stays so, restart the service.',
  locked: 'Another process has the record open. Stop it, or give this one a data folder of its own.',
  'newer-schema': 'The record was written by a newer oc-stats. Run that version or a later one.',
  corrupt: 'The record is damaged or not one of oc-stats. Bring back a backup: oc-stats restore FILE',
  exists: 'There is a file of that name already. Choose another name, or move the file away.',
  invalid: 'The record cannot take this as it is.',
  suspicious: 'Opencast suddenly names far less than before, so what was known is kept.',
  'out-of-order': 'The catalogue was read before what is known already. Check the clock of this machine.',
  aborted: 'The work was given up before the record had done it.',
  closed: 'The record has been closed.',
} as const;

export type RecordErrorCode = keyof typeof RECORD_ERRORS;

export class RecordError extends Error {
  readonly code: RecordErrorCode;

  constructor(
    code: RecordErrorCode,
    message: string = RECORD_ERRORS[code],
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
    this.name = 'RecordError';
    this.code = code;
  }
}

export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new RecordError('aborted', undefined, { cause: signal.reason });
}
