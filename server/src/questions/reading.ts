import { StatsError, type ErrorCode } from '@oc-stats/contract';
import { StoreError, type StatsReader, type StoreErrorCode } from '@oc-stats/store';

type Operation = 'timeline' | 'totals' | 'matrix' | 'daily' | 'segments' | 'bounds';

/** A store that is timed, and whose own failures become one that a reader can act on. */
export function reading(
  reader: StatsReader,
  observe: (operation: Operation, seconds: number) => void,
): StatsReader {
  async function timed<T>(operation: Operation, run: () => Promise<T>): Promise<T> {
    const started = performance.now();
    try {
      return await run();
    } catch (error) {
      throw asStatsError(error);
    } finally {
      observe(operation, (performance.now() - started) / 1_000);
    }
  }
  return {
    timeline: (query, signal) => timed('timeline', () => reader.timeline(query, signal)),
    totals: (query, signal) => timed('totals', () => reader.totals(query, signal)),
    matrix: (query, signal) => timed('matrix', () => reader.matrix(query, signal)),
    daily: (query, signal) => timed('daily', () => reader.daily(query, signal)),
    segments: (query, signal) => timed('segments', () => reader.segments(query, signal)),
    bounds: (organization, signal) => timed('bounds', () => reader.bounds(organization, signal)),
    changes: (organization, since, signal) => reader.changes(organization, since, signal),
    health: (signal) => reader.health(signal),
    capabilities: () => reader.capabilities(),
    close: () => reader.close(),
  };
}

const CODES: Partial<Record<StoreErrorCode, ErrorCode>> = {
  'bad-cursor': 'bad-cursor',
  'not-available': 'not-available',
  invalid: 'internal',
};

function asStatsError(error: unknown): StatsError {
  if (error instanceof StatsError) return error;
  if (!(error instanceof StoreError)) return new StatsError('store-unavailable', undefined, { cause: error });
  const code = CODES[error.code] ?? 'store-unavailable';
  return new StatsError(code, code === 'store-unavailable' ? undefined : error.message, { cause: error });
}
