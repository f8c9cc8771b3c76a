import { GRAINS, METRIC_IDS, SCOPE_TYPES, type DayRange } from '@oc-stats/contract';
import type { DailyQuery, MatrixQuery, SegmentsQuery, TimelineQuery, TotalsQuery } from './reader.ts';
import type { NoSeries, StoreScope } from './scope.ts';
import { isRange, quote } from './row-check.ts';
import { StoreError } from './store-error.ts';

/**
 * The service has checked what people send; these checks are for those who call a store from code. An answer to a
 * question that was not meant would be a wrong number.
 */
export function checkTimelineQuery(query: TimelineQuery): void {
  checkScope(query.scope);
  checkRange(query.range);
  checkOneOf('grain', query.grain, GRAINS);
  checkMetrics(query.metrics);
  if (query.by === undefined) return;
  checkOneOf('by', query.by.type, ['series', 'episode']);
  if ('top' in query.by) checkPositive('top', query.by.top);
  else checkIds(query.by.only);
}

export function checkTotalsQuery(query: TotalsQuery): void {
  checkScope(query.scope);
  checkOneOf('by', query.by, ['series', 'episode']);
  checkRange(query.range);
  checkMetrics(query.metrics);
  checkOneOf('order', query.order, METRIC_IDS);
  checkPositive('limit', query.limit);
}

export function checkMatrixQuery(query: MatrixQuery): void {
  checkScope(query.scope);
  checkOneOf('metric', query.metric, METRIC_IDS);
  checkRange(query.range);
  checkOneOf('grain', query.grain, GRAINS);
}

export function checkDailyQuery(query: DailyQuery): void {
  const { scope } = query;
  checkScope(scope.id === null && scope.type === 'series' ? { ...scope, id: '' } : scope);
  checkRange(query.range);
  checkOneOf('by', query.by, ['episode', 'series']);
}

export function checkSegmentsQuery(query: SegmentsQuery): void {
  checkScope(query.scope);
  checkRange(query.range);
  if (query.scope.type === 'organization') refuse('segments are asked of an episode or a series');
  if (query.within !== undefined) checkWithin(query.within);
}

function checkWithin(within: unknown): void {
  if (!(within instanceof Map)) refuse(`within is ${quote(within)}, not stretches by episode`);
  for (const [episode, stretches] of within as ReadonlyMap<unknown, unknown>) {
    if (typeof episode !== 'string') refuse(`${quote(episode)} is not an id`);
    if (!Array.isArray(stretches)) refuse(`${quote(stretches)} is not a list of stretches`);
    for (const stretch of stretches as DayRange[]) checkRange(stretch);
  }
}

function checkScope(scope: StoreScope | NoSeries): void {
  checkOneOf('scope', scope.type, SCOPE_TYPES);
  if (typeof scope.organization !== 'string' || typeof scope.id !== 'string') refuse('the scope lacks an id');
}

function checkRange(range: DayRange): void {
  if (!isRange(range)) refuse(`${quote(range)} is not a range of days`);
}

function checkMetrics(metrics: readonly string[]): void {
  if (metrics.length === 0) refuse('no metric is asked for');
  for (const metric of metrics) checkOneOf('metric', metric, METRIC_IDS);
}

function checkOneOf(name: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value)) refuse(`${name} is ${quote(value)}, not one of ${allowed.join(', ')}`);
}

function checkIds(ids: readonly (string | null)[]): void {
  const wrong = ids.find((id) => id !== null && typeof id !== 'string');
  if (wrong !== undefined) refuse(`${quote(wrong)} is not an id`);
}

function checkPositive(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1)
    refuse(`${name} is ${quote(value)}, not a positive whole number`);
}

function refuse(reason: string): never {
  throw new StoreError('invalid', `The question cannot be answered: ${reason}.`);
}
