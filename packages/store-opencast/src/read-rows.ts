import type { Day, DayRange, MetricId } from '@oc-stats/contract';
import type { OpencastStatistics } from '@oc-stats/opencast';
import { StoreError, type DailyRow } from '@oc-stats/store';
import type { Item } from './items.ts';
import type { ProviderTable } from './provider-table.ts';
import { readNumbers, type Numbers } from './read-numbers.ts';

export interface RowsOptions {
  readonly statistics: OpencastStatistics;
  readonly providers: ProviderTable;
  readonly metrics: readonly MetricId[];
  readonly range: DayRange;
  /** Sums need no days: a seventh of the numbers. */
  readonly resolution: 'daily' | 'weekly';
  readonly signal: AbortSignal | undefined;
}

/** What Opencast has counted of these items, as rows that any store could hold; rows of zeros are left out. */
export async function readRows(items: readonly Item[], options: RowsOptions): Promise<DailyRow[]> {
  const { statistics, providers, metrics, range, signal } = options;
  const asked = items.flatMap(({ type, id }) =>
    metrics.map((metric) => ({ provider: providers.demand(type, metric), resourceId: id })),
  );
  const isWeekly = options.resolution === 'weekly' && asked.every(({ provider }) => hasWeeks(provider));
  const found = await readNumbers(
    statistics,
    asked.map(({ provider, resourceId }) => ({ provider: provider.id, resourceId })),
    { range, resolution: isWeekly ? 'weekly' : 'daily', signal },
  );
  if (found.length > 0 && found.every((numbers) => numbers === null)) throw refused(items);
  const columns = items.map((item, at) => ({
    item,
    numbers: metrics.map(
      (metric, column) => [metric, found[at * metrics.length + column] ?? NOTHING] as const,
    ),
  }));
  const rest = columns.find(({ item }) => item.isRest);
  const parts = columns.filter((column) => column !== rest);
  return [
    ...parts.flatMap(({ item, numbers }) => rowsOf(item, numbers)),
    ...(rest ? rowsOf(rest.item, without(rest.numbers, parts)) : []),
  ];
}

type Column = readonly [metric: MetricId, numbers: Numbers];

const NOTHING: Numbers = new Map();

function hasWeeks({ resolutions }: { readonly resolutions: readonly string[] }): boolean {
  return resolutions.length === 0 || resolutions.includes('weekly');
}

function rowsOf({ episode, series }: Item, columns: readonly Column[]): DailyRow[] {
  const days = new Set(columns.flatMap(([, numbers]) => [...numbers.keys()]));
  const byMetric = new Map(columns);
  const at = (metric: MetricId, day: Day) => byMetric.get(metric)?.get(day) ?? 0;
  return [...days].map((day) => ({
    episode,
    series,
    day,
    plays: at('plays', day),
    visitors: at('visitors', day),
    finishes: at('finishes', day),
  }));
}

/** What is left of the whole when its parts are taken away; a part that was counted a moment later leaves nothing less. */
function without(
  whole: readonly Column[],
  parts: readonly { readonly numbers: readonly Column[] }[],
): Column[] {
  return whole.map(([metric, numbers], column) => {
    const left = new Map(numbers);
    for (const part of parts) {
      for (const [day, value] of part.numbers[column]?.[1] ?? []) left.set(day, (left.get(day) ?? 0) - value);
    }
    return [metric, new Map([...left].filter(([, value]) => value > 0))];
  });
}

function refused(items: readonly Item[]): StoreError {
  const isOrganization = items.every(({ type }) => type === 'organization');
  return new StoreError(
    'not-available',
    isOrganization
      ? 'Opencast tells the numbers of an organisation to administrators only. Use an account that is one.'
      : 'Opencast does not let its account see these statistics, or has nothing of that name.',
  );
}
