import { createCatalogInSlices, type Catalog, type CatalogSnapshot, type Newcomer } from '@oc-stats/opencast';

/** The catalogue as it was read last, and what came since. */
export class GrowingCatalog {
  readonly #signal: AbortSignal;
  #snapshot: CatalogSnapshot | null = null;
  #catalog: Catalog | null = null;
  #adding: Promise<void> = Promise.resolve();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  get catalog(): Catalog | null {
    return this.#catalog;
  }

  async replace(snapshot: CatalogSnapshot): Promise<Catalog> {
    const catalog = await createCatalogInSlices(snapshot, this.#signal);
    [this.#snapshot, this.#catalog] = [snapshot, catalog];
    return catalog;
  }

  /** One after the other, and each on top of what there is by then. */
  add(newcomer: Newcomer): Promise<void> {
    const added = this.#adding.then(() => this.#add(newcomer));
    this.#adding = added.catch(() => undefined);
    return added;
  }

  async #add(newcomer: Newcomer): Promise<void> {
    while (this.#snapshot) {
      const before = this.#snapshot;
      const next = withNewcomer(before, newcomer);
      if (next === before) return;
      const catalog = await createCatalogInSlices(next, this.#signal);
      // A whole reading that came in between may know it already, and much else.
      if (this.#snapshot !== before) continue;
      [this.#snapshot, this.#catalog] = [next, catalog];
      return;
    }
  }
}

function withNewcomer(snapshot: CatalogSnapshot, { episode, series }: Newcomer): CatalogSnapshot {
  const newSeries = series && !snapshot.series.some(({ id }) => id === series.id) ? [series] : [];
  const newEpisodes = episode && !snapshot.episodes.some(({ id }) => id === episode.id) ? [episode] : [];
  if (newSeries.length + newEpisodes.length === 0) return snapshot;
  return {
    ...snapshot,
    series: [...snapshot.series, ...newSeries],
    episodes: [...snapshot.episodes, ...newEpisodes],
  };
}
