const FIRST_MS = 2_000;

export interface Failing {
  /** One after the other, the last one included. */
  readonly failures: number;
  readonly tookMs: number;
  /** How long it is left alone when nothing fails. */
  readonly usualMs: number;
}

/**
 * How long a source is left alone that has failed: a moment at first, since services that start together find each other
 * within seconds, then longer and longer, never longer than usual; and what took long to fail rests as long.
 */
export function restAfterFailure({ failures, tookMs, usualMs }: Failing): number {
  return Math.min(usualMs, Math.max(FIRST_MS * 2 ** (failures - 1), tookMs));
}
