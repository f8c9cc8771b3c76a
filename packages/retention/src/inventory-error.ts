import { dirname } from 'node:path';
import { failureOf, type OwnSentences } from '@oc-stats/duckdb';
import { RetentionError } from './retention-error.ts';

/** Every way in which the file of the inventory refuses or fails; the sentences are for the person who runs the service. */
export const INVENTORY_ERROR_CODES = [
  'unavailable',
  'locked',
  'newer-schema',
  'corrupt',
  'exists',
  'invalid',
  'aborted',
  'closed',
] as const;

export type InventoryErrorCode = (typeof INVENTORY_ERROR_CODES)[number];

export class InventoryError extends Error {
  override readonly name = 'InventoryError';
  readonly code: InventoryErrorCode;

  constructor(code: InventoryErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What happened to the file, in the words of the inventory; what is wrong with reports stays as it is. */
export function inventoryErrorOf(error: unknown, file: string): unknown {
  if (error instanceof InventoryError || error instanceof RetentionError) return error;
  if (!isOfDatabase(error)) return error;
  const failure = failureOf(error, file);
  return new InventoryError(failure.code, failure.in(SENTENCES), { cause: failure.cause ?? failure });
}

export function givenUp(cause: unknown): InventoryError {
  return new InventoryError('aborted', GIVEN_UP, { cause });
}

/** DuckDB has no class for its errors, but words before a colon. */
function isOfDatabase(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return error.name === 'DatabaseError' || /^[A-Z]\w+( \w+)* Error: |INTERRUPT/.test(error.message);
}

const GIVEN_UP = 'The work on the inventory was given up.';

const SENTENCES: OwnSentences = {
  aborted: () => GIVEN_UP,
  closed: () => 'The inventory has been closed.',
  damaged: ({ file, message }) =>
    `${file} is damaged or no inventory. Move it away, and read the reports again. (${message})`,
  failed: ({ message }) => `The inventory failed: ${message}`,
  full: ({ file }) => `The disk that holds ${file} is full. Make room and try again.`,
  itself: ({ file }) => `${file} is the inventory itself.`,
  memory: ({ message }) => `The inventory needs more memory than it may use. (${message})`,
  'open-here': ({ file }) => `The inventory in ${dirname(file)} is open in this process already.`,
};
