import {
  addDays,
  autoGrain,
  dayLabel,
  daysIn,
  DEFAULT_PERIOD,
  isTooLong,
  MAX_POINTS,
  MAX_RANGE_DAYS,
  maxDay,
  minDay,
  periodEnding,
  pointsIn,
  StatsError,
  type Day,
  type DayRange,
  type Grain,
  type Term,
} from '@oc-stats/contract';
import type { Frame } from './frame.ts';

export interface RangeParameters {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly period?: string | undefined;
  readonly term?: string | undefined;
}

type Counted = Pick<Frame, 'from' | 'through'>;

/**
 * The days that are meant. What is left open ends with the last complete day; what is stated is taken as stated, even
 * where nothing was counted. A running term ends with the last complete day too, so that it meets the same weeks of
 * another term.
 */
export function resolveRange(
  asked: RangeParameters,
  frame: Counted,
  terms: readonly Term[],
  now: Date,
): DayRange {
  refuseContradictions(asked);
  const through = frame.through ?? yesterday(now);
  if (asked.term !== undefined) {
    const { from, to } = termOf(terms, asked.term, 'term');
    return { from, to: maxDay(from, minDay(to, through)) };
  }
  if (asked.period === 'all') return everything(frame, through);
  if (asked.from !== undefined) {
    return checked({ from: asked.from, to: asked.to ?? maxDay(asked.from, through) });
  }
  const period = asked.period ?? DEFAULT_PERIOD;
  if (isTooLong(period)) throw new StatsError('range-too-long', undefined, { parameter: 'period' });
  return checked(periodEnding(period, asked.to ?? through));
}

export function resolveGrain(asked: Grain | 'auto' | undefined, range: DayRange): Grain {
  if (asked === undefined || asked === 'auto') return autoGrain(range);
  const points = pointsIn(range, asked);
  if (points <= MAX_POINTS) return asked;
  throw new StatsError(
    'grain-too-fine',
    `${daysIn(range)} days by ${asked} are about ${points} points, more than ${MAX_POINTS}. Choose a coarser grain or "auto".`,
    { parameter: 'grain' },
  );
}

export function termOf(terms: readonly Term[], id: string, parameter: string): Term {
  const term = terms.find((candidate) => candidate.id === id);
  if (term) return term;
  const known = terms.map((candidate) => candidate.id).join(', ');
  throw new StatsError('unknown-term', known ? `The terms are ${known}.` : 'No terms are configured.', {
    parameter,
  });
}

function refuseContradictions(asked: RangeParameters): void {
  if (asked.term !== undefined && (asked.from ?? asked.to ?? asked.period) !== undefined) {
    throw new StatsError('bad-parameter', '"term" stands instead of "from", "to" and "period".', {
      parameter: 'term',
    });
  }
  if (asked.period !== undefined && asked.from !== undefined) {
    throw new StatsError('bad-parameter', '"period" ends with "to"; it cannot be combined with "from".', {
      parameter: 'period',
    });
  }
  if (asked.period === 'all' && asked.to !== undefined) {
    throw new StatsError('bad-parameter', '"period=all" ends with the last complete day.', {
      parameter: 'to',
    });
  }
}

function everything(frame: Counted, through: Day): DayRange {
  if (frame.from === null) return periodEnding(DEFAULT_PERIOD, through);
  return checked({ from: minDay(frame.from, through), to: through });
}

function checked(range: DayRange): DayRange {
  if (range.from > range.to) {
    throw new StatsError('range-reversed', `${range.from} is after ${range.to}.`, { parameter: 'from' });
  }
  if (daysIn(range) <= MAX_RANGE_DAYS) return range;
  throw new StatsError('range-too-long', `${daysIn(range)} days are more than ${MAX_RANGE_DAYS}.`, {
    parameter: 'from',
  });
}

/** Only used while a store is empty and has no last complete day. */
function yesterday(now: Date): Day {
  return addDays(dayLabel(Math.floor(now.getTime() / 86_400_000)), -1);
}
