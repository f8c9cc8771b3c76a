import { StatsError, type Day } from '@oc-stats/contract';
import { RetentionError } from '@oc-stats/retention';

/** What a service says when the inventory cannot answer; the reason of anything unforeseen is for its log. */
export function deskError(error: unknown, asOf: Day | undefined): unknown {
  if (error instanceof StatsError) return error;
  if (error instanceof RetentionError && error.code === 'no-snapshot')
    return asOf === undefined
      ? new StatsError('no-inventory', undefined, { cause: error })
      : new StatsError('unknown-snapshot', error.message, { parameter: 'asOf', cause: error });
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'locked' || code === 'open-here')
    return new StatsError('store-unavailable', 'The inventory is being written. Try again in a moment.', {
      cause: error,
    });
  return error;
}
