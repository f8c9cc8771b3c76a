import type { DayRange } from '@oc-stats/contract';

/** Months of nightly writing, or an evening of constant writing. Who was away for longer begins anew. */
const KEPT = 1000;

interface Change {
  readonly revision: string;
  readonly organization: string;
  /** `null`: none. */
  readonly days: DayRange | null;
}

/** Which days were written lately, so that who made something of other days may keep it. */
export class RecentChanges {
  /** All that came after this revision is known. */
  #since: string;
  readonly #changes: Change[] = [];

  constructor(revision: string) {
    this.#since = revision;
  }

  /** May name a change that fails after all: then days are made anew for nothing. */
  note(change: Change): void {
    this.#changes.push(change);
    if (this.#changes.length > KEPT) this.#since = this.#changes.shift()?.revision ?? this.#since;
  }

  /** `null` when the revision is not known, and any day may have changed. */
  since(organization: string, revision: string): readonly DayRange[] | null {
    const last = this.#changes.findLastIndex((change) => change.revision === revision);
    if (last < 0 && revision !== this.#since) return null;
    return this.#changes
      .slice(last + 1)
      .flatMap((change) => (change.organization === organization && change.days) || []);
  }
}
