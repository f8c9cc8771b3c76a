import type { StoreSession } from './store-session.ts';

/**
 * The dimension tables in memory: texts become numbers here, so that no text of a sender or reader ever meets SQL, and
 * facts are found by comparing integers. A number is the place in its list; some 150 bytes an episode.
 */
export class Numbering {
  readonly #organizations = new Map<string, number>();
  readonly #series: Map<string | null, number>[] = [];
  readonly #episodes: Map<string, number>[] = [];
  readonly #seriesIds: (string | null)[] = [];
  readonly #episodeIds: string[] = [];
  /** The lowest and highest series in which an episode has rows: facts lie by series. */
  readonly #low: number[] = [];
  readonly #high: number[] = [];

  static async load(session: StoreSession): Promise<Numbering> {
    const numbering = new Numbering();
    const [organizations = []] = await session.columns('SELECT id FROM organization ORDER BY no');
    for (const id of organizations) numbering.addOrganization(id as string);
    const [seriesOf = [], seriesIds = []] = await session.columns(
      'SELECT organization_no, id FROM series ORDER BY no',
    );
    seriesIds.forEach((id, i) => numbering.addSeries(seriesOf[i] as number, id as string | null));
    const [episodeOf = [], episodeIds = []] = await session.columns(
      'SELECT organization_no, id FROM episode ORDER BY no',
    );
    episodeIds.forEach((id, i) => numbering.addEpisode(episodeOf[i] as number, id as string));
    const [episodes = [], low = [], high = []] = await session.columns(
      'SELECT ep_no, min(series_no), max(series_no) FROM episode_month GROUP BY ep_no',
    );
    episodes.forEach((no, i) => {
      numbering.addSpan(no as number, low[i] as number);
      numbering.addSpan(no as number, high[i] as number);
    });
    return numbering;
  }

  organization(id: string): number | undefined {
    return this.#organizations.get(id);
  }

  series(organization: number, id: string | null): number | undefined {
    return this.#series[organization]?.get(id);
  }

  episode(organization: number, id: string): number | undefined {
    return this.#episodes[organization]?.get(id);
  }

  seriesId(no: number): string | null {
    return this.#seriesIds[no] ?? null;
  }

  episodeId(no: number): string {
    const id = this.#episodeIds[no];
    if (id === undefined) throw new Error(`episode ${no} has no id`);
    return id;
  }

  /** `null` while the episode has no daily rows. */
  span(episode: number): { readonly low: number; readonly high: number } | null {
    const low = this.#low[episode];
    const high = this.#high[episode];
    return low === undefined || high === undefined ? null : { low, high };
  }

  get next(): { readonly organization: number; readonly series: number; readonly episode: number } {
    return {
      organization: this.#organizations.size,
      series: this.#seriesIds.length,
      episode: this.#episodeIds.length,
    };
  }

  addOrganization(id: string): void {
    this.#organizations.set(id, this.#organizations.size);
    this.#series.push(new Map());
    this.#episodes.push(new Map());
  }

  addSeries(organization: number, id: string | null): void {
    this.#series[organization]?.set(id, this.#seriesIds.length);
    this.#seriesIds.push(id);
  }

  addEpisode(organization: number, id: string): void {
    this.#episodes[organization]?.set(id, this.#episodeIds.length);
    this.#episodeIds.push(id);
  }

  /** Never shrinks: a span that is too wide finds the same rows, a little slower. */
  addSpan(episode: number, series: number): void {
    this.#low[episode] = Math.min(this.#low[episode] ?? series, series);
    this.#high[episode] = Math.max(this.#high[episode] ?? series, series);
  }
}
