import type { Day } from '@oc-stats/contract';
import type { WallClock } from '../report/wall-clock.ts';

/** A recording as any source can give it, Opencast first of all; `null` is what nobody knows. */
export interface InventoryRecording {
  readonly id: string;
  /** `usage-only`: watched, but not there any more; it is in no total. */
  readonly presence?: 'both' | 'usage-only';
  readonly name: string | null;
  readonly creator: string | null;
  readonly email: string | null;
  /** Names of folders from the root down; a series is one. */
  readonly levels: readonly string[];
  /** Of the innermost, where folders have ids. */
  readonly folderId?: string | null;
  readonly kind: 'personal' | 'course' | 'other';
  /** Empty when nobody says. */
  readonly source: string;
  /** What clocks in the zone of the snapshot showed, as milliseconds as if it were UTC. */
  readonly started: WallClock | null;
  readonly minutes: number | null;
  readonly bytes: number | null;
  readonly views: number;
  readonly viewers: number;
  /** Minutes watched by all; `null` where nobody counts them. */
  readonly delivered: number | null;
  /** Minutes watched by one, on average. */
  readonly average: number | null;
  readonly lastView: WallClock | null;
  /** Views in the year before the snapshot. */
  readonly yearViews: number;
  readonly archived: boolean | null;
  readonly archivedOn: WallClock | null;
}

export interface Origin {
  readonly asOf: Day;
  readonly timeZone: string;
  readonly taken: Date;
  /** From what it is read, for people. */
  readonly origin: string;
  /** Before this day nobody counted views. */
  readonly observedSince: Day | null;
}
