import { addDays, daysIn, type Day, type DayRange } from '@oc-stats/contract';
import {
  OpencastError,
  type OpencastStatistics,
  type StatisticsAnswer,
  type StatisticsResolution,
} from '@oc-stats/opencast';

export interface Asked {
  readonly provider: string;
  readonly resourceId: string;
}

export interface ReadOptions {
  readonly range: DayRange;
  readonly resolution: StatisticsResolution;
  readonly signal?: AbortSignal | undefined;
}

/** By day, or by the first day of each week, month or year in the range; zeros are left out. */
export type Numbers = ReadonlyMap<Day, number>;

/** Each is a query of Opencast to its InfluxDB, one after the other. */
const MOST_TOGETHER = 50;
/** About a megabyte of answer. */
const MOST_NUMBERS = 20_000;
const AT_ONCE = 3;
const DAYS: Readonly<Record<StatisticsResolution, number>> = {
  hourly: 1 / 24,
  daily: 1,
  weekly: 7,
  monthly: 28,
  yearly: 365,
};

/** In the order of the questions; `null` where Opencast refuses, because it has no such resource or hides it. */
export async function readNumbers(
  statistics: OpencastStatistics,
  asked: readonly Asked[],
  { range, resolution, signal }: ReadOptions,
): Promise<readonly (Numbers | null)[]> {
  const found: (Numbers | null)[] = asked.map(() => null);
  const from = `${range.from}T00:00:00Z`;
  const to = `${range.to}T23:59:59.999Z`;
  const each = Math.ceil(daysIn(range) / DAYS[resolution]) + 1;
  const most = Math.max(1, Math.min(MOST_TOGETHER, Math.floor(MOST_NUMBERS / each)));
  const stretches = stretchesOf(asked.length, most);

  async function read([start, end]: Stretch): Promise<void> {
    const queries = asked.slice(start, end).map((one) => ({ ...one, from, to, resolution }));
    try {
      const answers = await statistics.query(queries, signal);
      answers.forEach((answer, at) => (found[start + at] = numbersOf(answer, range)));
    } catch (error) {
      // One forbidden resource, and Opencast refuses all: so the others are asked without it.
      if (!(error instanceof OpencastError) || error.code !== 'forbidden') throw error;
      if (end - start === 1) return;
      const middle = (start + end) >> 1;
      await read([start, middle]);
      await read([middle, end]);
    }
  }

  const readOn = async () => {
    for (let next = stretches.shift(); next; next = stretches.shift()) await read(next);
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, readOn));
  } catch (error) {
    stretches.length = 0;
    throw error;
  }
  return found;
}

type Stretch = readonly [start: number, end: number];

function stretchesOf(count: number, most: number): Stretch[] {
  return Array.from({ length: Math.ceil(count / most) }, (_, at) => [
    at * most,
    Math.min(count, (at + 1) * most),
  ]);
}

/** The first bucket may begin before the range; what it holds does not. */
function numbersOf({ labels, values }: StatisticsAnswer, range: DayRange): Numbers {
  const numbers = new Map<Day, number>();
  for (const [at, label] of labels.entries()) {
    const value = Math.max(0, Math.round(values[at] ?? 0));
    const day = dayOf(label);
    const inside = day < range.from ? range.from : day > range.to ? range.to : day;
    if (value > 0) numbers.set(inside, (numbers.get(inside) ?? 0) + value);
  }
  return numbers;
}

/** Months and years begin where the server is: in Berlin `2024-12-31T23:00:00Z` is January. */
function dayOf(label: string): Day {
  const day = label.slice(0, 10);
  return label.slice(11, 13) >= '12' ? addDays(day, 1) : day;
}
