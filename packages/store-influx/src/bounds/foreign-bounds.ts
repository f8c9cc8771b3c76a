import { dayLabel, dayNumber } from '@oc-stats/contract';
import type { Bounds } from '@oc-stats/store';
import { Kept } from '../connection/kept.ts';
import type { Detected } from '../detect/detection.ts';
import { is } from '../dialect/select.ts';
import { dayMarks, markOf, type DayMarks } from '../late/day-marks.ts';
import { readDays } from '../late/read-days.ts';
import { EVERY_DAY, type Stretch } from '../reading/unrolled.ts';
import { findFirstDay, findIn, findLastDay } from './find-days.ts';

const FIRST_FRESH_MS = 86_400_000;
const LAST_FRESH_MS = 60_000;
/** The days whose change is noticed at once; of older ones by whoever looks through the months. */
export const RECENT_DAYS = 7;

/** Of numbers that others write: all that is known is what is there. */
export class ForeignBounds {
  readonly #detect: () => Promise<Detected>;
  readonly #clock: () => Date;
  readonly #organizations = new Map<string, Known>();

  constructor(detect: () => Promise<Detected>, clock: () => Date) {
    this.#detect = detect;
    this.#clock = clock;
  }

  /** The days that have points. */
  async days(organization: string, signal?: AbortSignal): Promise<Stretch | null> {
    const recent = await this.#of(organization).recent.get(signal);
    if (recent === null) return null;
    const first = await this.#of(organization).first.get(signal);
    return { from: Math.min(first ?? recent.last, recent.last), to: recent.last };
  }

  /** The last days, each with its mark; `null` where there are none at all. */
  async recent(organization: string, signal?: AbortSignal): Promise<RecentDays | null> {
    const recent = await this.#of(organization).recent.get(signal);
    return recent && { from: recent.last - RECENT_DAYS + 1, to: recent.last, marks: recent.marks };
  }

  /** Whoever asks next waits until it has been looked anew. */
  forget(organization: string): void {
    const { first, recent } = this.#of(organization);
    first.expire();
    recent.expire();
  }

  /** Older days have changed: from now on it is another revision. */
  changed(organization: string): void {
    const known = this.#of(organization);
    known.lateChanges += 1;
    known.first.expire();
  }

  async bounds(organization: string, signal?: AbortSignal): Promise<Bounds> {
    const days = await this.days(organization, signal);
    const known = this.#of(organization);
    const recent = await known.recent.get(signal);
    const revision = `${recent?.revision ?? '0'}${known.lateChanges > 0 ? `~${known.lateChanges}` : ''}`;
    if (days === null) return { countingSince: null, through: null, provisionalFrom: null, revision };
    // Today has just begun, and a whole day may still come late; what is there of it may still change.
    const through = Math.min(days.to, this.#today() - 1);
    if (through < days.from) {
      return { countingSince: null, through: null, provisionalFrom: dayLabel(days.from), revision };
    }
    return {
      countingSince: dayLabel(days.from),
      through: dayLabel(through),
      provisionalFrom: days.to > through ? dayLabel(through + 1) : null,
      revision,
    };
  }

  #of(organization: string): Known {
    let known = this.#organizations.get(organization);
    if (known) return known;
    const now = () => this.#clock().getTime();
    const revision = countingChanges();
    known = {
      first: new Kept(() => this.#first(organization), { freshMs: FIRST_FRESH_MS, now }),
      recent: new Kept(() => this.#recent(organization, revision), { freshMs: LAST_FRESH_MS, now }),
      lateChanges: 0,
    };
    this.#organizations.set(organization, known);
    return known;
  }

  async #first(organization: string): Promise<number | null> {
    const detected = await this.#detect();
    return findFirstDay(findIn(detected, detected.layout.daily, organization), this.#today());
  }

  async #recent(organization: string, revisionOf: (hash: string) => string): Promise<Recent | null> {
    const detected = await this.#detect();
    const { dialect, layout } = detected;
    const tag = layout.tags.organization;
    const known = await dialect.tagValues(layout.daily, tag, [is(tag, organization)]);
    if (!known.includes(organization)) return null;
    const last = await findLastDay(findIn(detected, layout.daily, organization), this.#today());
    if (last === null) return null;
    const marks = dayMarks(await readDays(detected, organization, { from: last - RECENT_DAYS + 1 }));
    return { last, marks, revision: revisionOf(markOf(marks, EVERY_DAY)) };
  }

  #today(): number {
    return dayNumber(this.#clock().toISOString().slice(0, 10));
  }
}

interface Known {
  readonly first: Kept<number | null>;
  readonly recent: Kept<Recent | null>;
  lateChanges: number;
}

interface Recent {
  readonly last: number;
  readonly marks: DayMarks;
  readonly revision: string;
}

export interface RecentDays extends Stretch {
  readonly marks: DayMarks;
}

/** A number goes up with every change: numbers that return to what they were are still a later revision. */
function countingChanges(): (hash: string) => string {
  let current: string | null = null;
  let changes = 0;
  return (hash) => {
    if (current !== null && current !== hash) changes += 1;
    current = hash;
    return `${hash}.${changes}`;
  };
}
