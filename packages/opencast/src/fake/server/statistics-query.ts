import { addDays, isDay, type DayRange } from '@oc-stats/contract';
import { RESOLUTIONS, type FakeResolution, type FakeStatisticsProvider } from './statistics-provider.ts';

/** What Opencast answers with 400, and with it all questions of the request. */
export class BadStatisticsQuery extends Error {}

export interface StatisticsQuestion {
  readonly provider: FakeStatisticsProvider;
  readonly resourceId: string;
  readonly range: DayRange;
  readonly resolution: FakeResolution;
  /** As they came; the answer repeats them. */
  readonly parameters: unknown;
}

/** All are read before any is answered. */
export function questionsIn(
  data: string,
  providers: readonly FakeStatisticsProvider[],
): readonly StatisticsQuestion[] {
  return listIn(data).map(({ provider: named, parameters }) => {
    const provider = providers.find(({ id }) => id === named?.identifier);
    if (!provider) throw new BadStatisticsQuery('Provider not found');
    const { resourceId, from, to, dataResolution } = parameters ?? {};
    if (typeof resourceId !== 'string' || resourceId === '')
      throw new BadStatisticsQuery('resourceId missing');
    const resolution = RESOLUTIONS.find((one) => one === dataResolution);
    if (!resolution || !provider.resolutions.includes(resolution)) {
      throw new BadStatisticsQuery('dataResolution not supported');
    }
    return { provider, resourceId, range: rangeOf(from, to), resolution, parameters };
  });
}

interface RawQuestion {
  readonly provider?: { readonly identifier?: unknown };
  readonly parameters?: Readonly<Record<'resourceId' | 'from' | 'to' | 'dataResolution', unknown>>;
}

function listIn(data: string): readonly RawQuestion[] {
  try {
    const list: unknown = JSON.parse(data);
    if (Array.isArray(list)) return list as RawQuestion[];
  } catch {
    // The same as any other text that is no list.
  }
  throw new BadStatisticsQuery('not a list');
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Both ends belong to it, to the moment; here points stand at midnight. */
function rangeOf(from: unknown, to: unknown): DayRange {
  if (typeof from !== 'string' || typeof to !== 'string' || !INSTANT.test(from) || !INSTANT.test(to)) {
    throw new BadStatisticsQuery('from and to must be instants');
  }
  if (!(Date.parse(to) > Date.parse(from))) throw new BadStatisticsQuery("'to' must be after 'from'");
  const [first, last] = [from.slice(0, 10), to.slice(0, 10)];
  if (!isDay(first) || !isDay(last)) throw new BadStatisticsQuery('from and to must be instants');
  // A point at midnight lies before a beginning later that day.
  const isLate = Date.parse(from) > Date.parse(`${first}T00:00:00Z`);
  return { from: isLate ? addDays(first, 1) : first, to: last };
}
