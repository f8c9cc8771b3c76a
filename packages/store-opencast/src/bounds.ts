import { addDays, type Day } from '@oc-stats/contract';
import type { OpencastStatistics } from '@oc-stats/opencast';
import { StoreError, type Bounds } from '@oc-stats/store';
import type { MembersOf } from './members.ts';
import { firstDay, glanceAt, type Glance } from './probe.ts';
import type { ProviderTable } from './provider-table.ts';

export interface BoundsOptions {
  readonly organization: string;
  readonly statistics: OpencastStatistics;
  readonly providers: () => Promise<ProviderTable>;
  readonly membersOf: MembersOf;
  readonly clock: () => Date;
  readonly since: Day | undefined;
}

/** So many days back late numbers are noticed. */
const RECENT_DAYS = 14;
/** Where looking at the recent days would cost hundreds of queries, everything counts as changed after this time. */
const UNSEEN_MS = 600_000;

export function createBoundsReader(options: BoundsOptions): () => Promise<Bounds> {
  const { organization, statistics, membersOf, clock, since } = options;
  const instance = crypto.randomUUID().slice(0, 8);
  let changes = 0;
  let seen: string | undefined;
  let probed: { readonly on: Day; readonly first: Day | null } | undefined;

  async function first(glance: Glance, today: Day): Promise<Day | null> {
    // Older numbers may be brought in later, so it is looked for again every day.
    if (probed?.on !== today) probed = { on: today, first: await firstDay(glance, today) };
    return probed.first;
  }

  return async () => {
    const now = clock();
    const today = now.toISOString().slice(0, 10);
    const providers = await options.providers();
    const glance = await glanceAt(organization, {
      statistics,
      providers,
      membersOf,
      today,
      signal: undefined,
    });
    const begun = glance ? await first(glance, today) : since;
    if (begun === undefined) throw new StoreError('not-available', NO_BEGINNING);
    const recent = glance?.isCheap
      ? await glance.read(addDays(today, 1 - RECENT_DAYS), today, 'daily')
      : null;
    const shown = JSON.stringify([
      today,
      begun,
      providers.metrics,
      recent ? recent.map((numbers) => [...numbers]) : Math.floor(now.getTime() / UNSEEN_MS),
    ]);
    if (shown !== seen) changes += 1;
    seen = shown;
    const mayChange = recent === null || recent.some((numbers) => numbers.has(today));
    return boundsOf(begun, today, { revision: `${instance}.${changes}`, mayChange });
  };
}

const NO_BEGINNING =
  'Opencast has no statistics provider for organisations or series, so nobody knows when counting began. Set one up in ' +
  'etc/statistics, or say since when there are numbers.';

/** Opencast cuts its days in UTC, and today's is not over. */
function boundsOf(
  begun: Day | null,
  today: Day,
  { revision, mayChange }: { readonly revision: string; readonly mayChange: boolean },
): Bounds {
  if (begun === null) return { countingSince: null, through: null, provisionalFrom: null, revision };
  if (begun >= today) return { countingSince: null, through: null, provisionalFrom: begun, revision };
  const provisionalFrom = mayChange ? today : null;
  return { countingSince: begun, through: addDays(today, -1), provisionalFrom, revision };
}
