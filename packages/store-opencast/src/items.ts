import type { MetricId, ScopeType } from '@oc-stats/contract';
import { StoreError, type NoSeries, type StoreScope } from '@oc-stats/store';
import type { MembersOf } from './members.ts';
import type { ProviderTable } from './provider-table.ts';

/** One resource to ask Opencast about, and the row that its numbers become. */
export interface Item {
  readonly type: ScopeType;
  readonly id: string;
  readonly episode: string;
  readonly series: string | null;
  /** The whole organisation, of which only what belongs to no other item is meant. */
  readonly isRest?: true;
}

export interface ItemsOptions {
  readonly membersOf: MembersOf;
  readonly providers: ProviderTable;
  readonly metrics: readonly MetricId[];
}

/** More would be a minute of queries for one page. */
export const MOST_ITEMS = 1_000;

/** `by` is what has to be told apart; without it the whole will do, for which one question may be enough. */
export function itemsOf(
  scope: StoreScope | NoSeries,
  by: 'series' | 'episode' | undefined,
  options: ItemsOptions,
): readonly Item[] {
  const { type, id, organization } = scope;
  if (type === 'episode') {
    return [{ type, id, episode: id, series: options.membersOf(scope).series[0] ?? null }];
  }
  if (type === 'organization') {
    if (by === undefined) return [whole(organization)];
    if (by === 'episode') throw new StoreError('not-available', NO_LISTS);
    return everySeries(organization, options);
  }
  // Nobody counts what belongs to no series; it is what the series leave of the organisation.
  if (id === null && by !== 'episode') return everySeries(organization, options);
  const { membersOf, providers, metrics } = options;
  const isCounted = metrics.every((metric) => providers.find('series', metric) !== null);
  if (id !== null && by !== 'episode' && isCounted) return [{ type, id, episode: WHOLE, series: id }];
  return fewEnough(membersOf(scope).episodes, 'episodes').map((episode) => {
    return { type: 'episode', id: episode, episode, series: id };
  });
}

function whole(organization: string): Item {
  return { type: 'organization', id: organization, episode: WHOLE, series: null };
}

function everySeries(organization: string, { membersOf }: ItemsOptions): readonly Item[] {
  const { series } = membersOf({ organization, type: 'organization', id: organization });
  const parts = fewEnough(series, 'series').map((one, at): Item => {
    return { type: 'series', id: one, episode: `${at}`, series: one };
  });
  return [...parts, { ...whole(organization), isRest: true }];
}

const WHOLE = 'all';
const NO_LISTS =
  "Opencast's own statistics cannot tell the episodes of a whole organisation apart. Ask for a series, or use a store " +
  'that holds the numbers.';

function fewEnough(ids: readonly string[], what: string): readonly string[] {
  if (ids.length <= MOST_ITEMS) return ids;
  const message = `Opencast's own statistics have to be asked for each of ${ids.length} ${what}; that is too many. Use a store that holds the numbers.`;
  throw new StoreError('not-available', message);
}
