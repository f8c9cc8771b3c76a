import type { Day } from '@oc-stats/contract';

/**
 * `no-id`: the address names no event (a live stream, another player). `bad-id`: what it names cannot be one.
 * `unknown-event`: Opencast does not know it. `not-listed`: a host has plays that none of its videos has.
 * `bad-number`: Matomo's numbers are not whole ones.
 */
export type UnresolvedReason = 'no-id' | 'bad-id' | 'unknown-event' | 'not-listed' | 'bad-number';

/** Plays that belong to nothing that can be shown. */
export interface Unresolved {
  readonly host: string;
  /** As Matomo has it; empty for `not-listed`. */
  readonly label: string;
  readonly reason: UnresolvedReason;
  readonly plays: number;
}

export interface UnresolvedTotal extends Unresolved {
  readonly days: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** The same label day after day is one line. */
export class UnresolvedList {
  readonly #totals = new Map<string, UnresolvedTotal>();

  add(day: Day, found: readonly Unresolved[]): void {
    for (const one of found) {
      const key = JSON.stringify([one.host, one.label, one.reason]);
      const known = this.#totals.get(key);
      this.#totals.set(key, {
        ...one,
        plays: one.plays + (known?.plays ?? 0),
        days: 1 + (known?.days ?? 0),
        firstDay: known && known.firstDay < day ? known.firstDay : day,
        lastDay: known && known.lastDay > day ? known.lastDay : day,
      });
    }
  }

  /** The most played first. */
  all(): UnresolvedTotal[] {
    return [...this.#totals.values()].sort((a, b) => b.plays - a.plays || (a.label < b.label ? -1 : 1));
  }
}
