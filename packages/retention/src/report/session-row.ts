import type { WallClock } from './wall-clock.ts';

/** One row of a report; `null` is what the report does not say. */
export interface SessionRow {
  readonly line: number;
  readonly id: string;
  readonly name: string | null;
  readonly creator: string | null;
  readonly creatorId: string | null;
  readonly email: string | null;
  readonly folder: string | null;
  readonly folderId: string | null;
  readonly started: WallClock | null;
  readonly edited: WallClock | null;
  readonly minutes: number | null;
  readonly source: string | null;
  readonly views: number | null;
  readonly viewers: number | null;
  readonly delivered: number | null;
  readonly average: number | null;
  readonly lastView: WallClock | null;
  /** From the root down, without the empty ones behind the last. */
  readonly levels: readonly string[];
  readonly archived: boolean | null;
  readonly archivedOn: WallClock | null;
  readonly onDemandHours: number | null;
  readonly archivedHours: number | null;
}
