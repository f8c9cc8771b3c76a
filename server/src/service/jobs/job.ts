import type { OwnedStore } from '../adapters.ts';
import type { Counted } from '../counted-elsewhere.ts';
import type { ServiceParts } from '../parts.ts';

/** What a job stands on: the service that runs, or the command that became the owner of the data folder. */
export interface JobContext {
  readonly parts: Pick<ServiceParts, 'adapters' | 'clock' | 'config' | 'log'>;
  /** The embedded store, open for as long as the work takes. */
  withStore<T>(work: (store: OwnedStore) => Promise<T>): Promise<T>;
  /** What the numbers are that were put there. */
  remember(counted: Counted): Promise<void>;
  readonly onProgress: (progress: JobProgress) => void;
  readonly signal: AbortSignal;
}

export interface JobProgress {
  /** From 0 to 1. */
  readonly share: number;
  readonly text: string;
}

/** Something long that changes data. It may be stopped at any moment and begun again. */
export interface Job<O, R> {
  readonly name: string;
  /** What would be done, in sentences; changes nothing. */
  plan(context: JobContext, options: O): Promise<readonly string[]>;
  run(context: JobContext, options: O): Promise<R>;
  /** The result as a person reads it. */
  text(result: R): string;
  /** Whether the result is what was wanted; a report of differences is none. */
  succeeded(result: R): boolean;
}
