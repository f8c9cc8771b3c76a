import { isDeepStrictEqual } from 'node:util';
import type { CatalogEpisode, CatalogSnapshot } from '@oc-stats/opencast';
import { inOrder } from '../catalog.fixture.ts';
import type { EpisodeInterval } from './history.ts';

const DAY_MS = 86_400_000;

interface Taken {
  day: string;
  readonly snapshot: CatalogSnapshot;
}

/** The mirror of one organisation as one would write it without a database: every reading is kept whole. */
export class NaiveMirror {
  readonly #taken: Taken[] = [];
  #lastAt = Number.NEGATIVE_INFINITY;

  /** The code of the refusal, or `null`. */
  apply(said: CatalogSnapshot, readAt: Date, accept: boolean): 'suspicious' | 'out-of-order' | null {
    const snapshot = inOrder(said);
    const day = readAt.toISOString().slice(0, 10);
    if (accept) {
      for (const one of this.#taken) if (one.day > day) one.day = day;
    } else if (readAt.getTime() < this.#lastAt - DAY_MS) {
      return 'out-of-order';
    } else if (this.#isSuspicious(snapshot)) {
      return 'suspicious';
    }
    const last = this.#taken.at(-1)?.day ?? day;
    this.#taken.push({ day: last > day ? last : day, snapshot });
    this.#lastAt = readAt.getTime();
    return null;
  }

  load(): CatalogSnapshot | null {
    return this.#taken.at(-1)?.snapshot ?? null;
  }

  asOf(day: string): CatalogSnapshot | null {
    return this.#taken.filter((one) => one.day <= day).at(-1)?.snapshot ?? null;
  }

  history(id: string): EpisodeInterval[] {
    const intervals: { from: string; to: string | null; said: CatalogEpisode }[] = [];
    for (const { day, snapshot } of this.#taken) {
      const said = snapshot.episodes.find((episode) => episode.id === id);
      const open = intervals.find(({ to }) => to === null);
      if (open && isDeepStrictEqual(open.said, said)) continue;
      if (open) open.to = day;
      if (said) intervals.push({ from: day, to: null, said });
    }
    return intervals.map(({ from, to, said: { id: _, published, seriesId, ...rest } }) => {
      return {
        from,
        to,
        series: seriesId,
        published: published !== null,
        publishedFrom: published,
        ...rest,
      };
    });
  }

  #isSuspicious({ episodes, series }: CatalogSnapshot): boolean {
    const before = this.load();
    if (!before) return false;
    const there = new Set(episodes.map(({ id }) => id));
    const lost = before.episodes.filter(({ id }) => !there.has(id)).length;
    const noSeries = before.series.length > 0 && series.length === 0;
    return lost > before.episodes.length / 2 || noSeries;
  }
}
