import type { RetentionError } from '@oc-stats/retention';
import { OperatorError } from '../operator-error.ts';

/** By which a script knows what went wrong. 1 is anything else and 2 wrong use, as with every command. */
export const EXIT_CODES: Readonly<Record<RetentionError['code'], number>> = {
  unreadable: 10,
  'not-a-report': 11,
  'date-order': 12,
  'windows-overlap': 13,
  'unknown-window': 14,
  'no-date': 15,
  'unknown-zone': 16,
  'invalid-plan': 17,
  'no-snapshot': 18,
  'nothing-readable': 19,
  'not-allowed': 20,
};
/** As shells have it: 128, and the number of the signal. */
const STOPPED: Readonly<Record<string, number>> = { SIGINT: 130, SIGTERM: 143 };

/** What only a command can be told. */
const HINTS: Readonly<Partial<Record<RetentionError['code'], string>>> = {
  'no-snapshot': ' --snapshots lists what was kept, --keep adds to it.',
};

/** What the inventory says, as a command says it. */
export function operatorError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (isRetentionError(error))
    return new OperatorError(`${error.message}${HINTS[error.code] ?? ''}`, {
      cause: error,
      exitCode: EXIT_CODES[error.code],
    });
  if (error.name === 'InventoryError') return new OperatorError(error.message, { cause: error });
  return error;
}

export function stopped(signal: string): OperatorError {
  return new OperatorError('Stopped; nothing was written.', { exitCode: STOPPED[signal] ?? 1 });
}

/** By its name: the class itself would bring the whole package into every command. */
function isRetentionError(error: Error): error is RetentionError {
  return error.name === 'RetentionError';
}
