import type { Day } from '@oc-stats/contract';
import { compareIds } from '../id-order.ts';

interface Seen {
  readonly episode: string;
  readonly series: string | null;
  readonly day: Day;
}

/** Which episodes were seen in which series, and when last: questions about watch curves are asked by series. */
export class Members {
  readonly #episodes = new Map<string, Map<string | null, Day>>();

  add(rows: Iterable<Seen>): void {
    for (const { episode, series, day } of rows) {
      let days = this.#episodes.get(episode);
      if (!days) this.#episodes.set(episode, (days = new Map<string | null, Day>()));
      if (day >= (days.get(series) ?? '')) days.set(series, day);
    }
  }

  /** Every series that anything was in. */
  series(): string[] {
    return [...new Set([...this.#episodes.keys()].flatMap((episode) => this.seriesOf(episode)))].sort(
      compareIds,
    );
  }

  /** The series that an episode was in, the latest first. */
  seriesOf(episode: string): string[] {
    const days = [...(this.#episodes.get(episode) ?? [])].filter(
      (entry): entry is [string, Day] => entry[0] !== null,
    );
    return days.sort(([a, x], [b, y]) => (x === y ? compareIds(a, b) : x > y ? -1 : 1)).map(([id]) => id);
  }

  /** Whether an episode was in no series at least for a day. */
  isLoose(episode: string): boolean {
    return this.#episodes.get(episode)?.has(null) ?? false;
  }

  /** Whether one question about a series may not tell the whole of an episode. */
  isMoved(episode: string): boolean {
    const days = this.#episodes.get(episode);
    return days !== undefined && (days.size > 1 || days.has(null));
  }

  /** Episodes that were in several series, or in none. */
  moved(): string[] {
    return [...this.#episodes.keys()].filter((episode) => this.isMoved(episode)).sort(compareIds);
  }
}
