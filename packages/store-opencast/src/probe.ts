import { addDays, type Day } from '@oc-stats/contract';
import type { OpencastStatistics, StatisticsResolution } from '@oc-stats/opencast';
import type { StoreScope } from '@oc-stats/store';
import { MOST_ITEMS } from './items.ts';
import type { MembersOf } from './members.ts';
import type { ProviderTable } from './provider-table.ts';
import { readNumbers, type Asked, type Numbers } from './read-numbers.ts';

export interface ProbeOptions {
  readonly statistics: OpencastStatistics;
  readonly providers: ProviderTable;
  readonly membersOf: MembersOf;
  readonly today: Day;
  readonly signal: AbortSignal | undefined;
}

/** Where the numbers of an organisation can be seen at a glance. */
export interface Glance {
  read(from: Day, to: Day, resolution: StatisticsResolution): Promise<readonly Numbers[]>;
  /** One question tells all, so it may be asked often. */
  readonly isCheap: boolean;
}

/** The organisation itself where the account may see it, otherwise all its series; `null` where neither is counted. */
export async function glanceAt(organization: string, options: ProbeOptions): Promise<Glance | null> {
  const { statistics, providers, membersOf, today, signal } = options;
  const scope: StoreScope = { organization, type: 'organization', id: organization };
  const reading = (asked: readonly Asked[], isCheap: boolean): Glance => ({
    isCheap,
    async read(from, to, resolution) {
      const found = await readNumbers(statistics, asked, { range: { from, to }, resolution, signal });
      return found.filter((numbers) => numbers !== null);
    },
  });
  const metric = providers.metrics[0] ?? 'plays';
  const whole = providers.find('organization', metric);
  if (whole) {
    const glance = reading([{ provider: whole.id, resourceId: organization }], true);
    if ((await glance.read(today, today, 'daily')).length > 0) return glance;
  }
  const parts = providers.find('series', metric);
  const { series } = parts ? membersOf(scope) : { series: [] };
  if (!parts || series.length > MOST_ITEMS) return null;
  return reading(
    series.map((resourceId) => ({ provider: parts.id, resourceId })),
    false,
  );
}

/** No Opencast counted before. */
const BEGINNING = '2005-01-01';

/** The first day that has anything: found by the year, then by the day. */
export async function firstDay(glance: Glance, today: Day): Promise<Day | null> {
  const year = earliest(await glance.read(BEGINNING, today, 'yearly'));
  if (year === null) return null;
  // A server cuts its years in its own zone, so the year may begin a little earlier or later.
  const last = addDays(year, 367);
  return earliest(await glance.read(addDays(year, -2), last < today ? last : today, 'daily'));
}

function earliest(all: readonly Numbers[]): Day | null {
  const days = all.flatMap((numbers) => [...numbers.keys()]);
  return days.length === 0 ? null : days.reduce((a, b) => (a < b ? a : b));
}
