import type { Catalog } from '@oc-stats/opencast';
import { StoreError, type NoSeries, type StoreScope } from '@oc-stats/store';

/** What belongs to a scope, as the catalogue has it now: Opencast's statistics know no lists. */
export interface Members {
  /** Of an organisation its series, of an episode the one it is in, if any. */
  readonly series: readonly string[];
  /** Of a series, or of none. */
  readonly episodes: readonly string[];
}

export type MembersOf = (scope: StoreScope | NoSeries) => Members;

/** From the catalogue that stands when it is asked; `null` while there is none. */
export function membersIn(current: () => Catalog | null): MembersOf {
  return ({ type, id }) => {
    const catalog = current();
    if (!catalog) throw new StoreError('unavailable', NO_CATALOG);
    if (type === 'organization') {
      return { series: idsOf(catalog.listSeries({ limit: ALL })), episodes: [] };
    }
    if (id === null) {
      const { items } = catalog.listEpisodes({ limit: ALL });
      return { series: [], episodes: idsOf({ items: items.filter(({ seriesId }) => seriesId === null) }) };
    }
    if (type === 'series') {
      return { series: [id], episodes: idsOf(catalog.listEpisodes({ seriesId: id, limit: ALL })) };
    }
    const seriesId = catalog.episode(id)?.seriesId ?? null;
    return { series: seriesId === null ? [] : [seriesId], episodes: [id] };
  };
}

const ALL = Number.MAX_SAFE_INTEGER;
const NO_CATALOG =
  'The catalogue of Opencast has not been read yet, so nobody knows what belongs to what. Try again in a moment.';

function idsOf({ items }: { readonly items: readonly { readonly id: string }[] }): readonly string[] {
  return items.map(({ id }) => id);
}
