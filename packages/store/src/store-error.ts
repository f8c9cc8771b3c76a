/** Every way in which a store refuses or fails; the sentences are for the person who runs the service. */
export const STORE_ERRORS = {
  unavailable:
    'The statistics store does not answer. Try again in a moment; if it stays so, restart the service.',
  locked: 'Another process has the statistics open. Stop it, or give this one a data folder of its own.',
  'newer-schema': 'The statistics were written by a newer oc-stats. Run that version or a later one.',
  corrupt:
    'The statistics file is damaged or not one of oc-stats. Bring back a backup: oc-stats restore FILE',
  exists: 'There is a file of that name already. Choose another name, or move the file away.',
  invalid: 'The store cannot take this as it is.',
  'bad-cursor': 'The cursor cannot be read. Start from the first page.',
  'not-available': 'Not available with this store.',
  aborted: 'The question was given up before the store had answered.',
  closed: 'The statistics store has been closed.',
} as const;

export type StoreErrorCode = keyof typeof STORE_ERRORS;

export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(
    code: StoreErrorCode,
    message: string = STORE_ERRORS[code],
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}

export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new StoreError('aborted', undefined, { cause: signal.reason });
}
