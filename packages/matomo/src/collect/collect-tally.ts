import type { Day } from '@oc-stats/contract';
import type { CollectedDay, CollectReport } from './collect-report.ts';
import type { DayPut } from './put-day.ts';
import type { MatomoDay } from './read-day.ts';
import { UnresolvedList } from './unresolved.ts';

const SHOWN_UNRESOLVED = 1_000;

/** Adds up what was done day by day. */
export class CollectTally {
  plays = 0;
  #batches = 0;
  readonly #days: CollectedDay[] = [];
  readonly #unresolved = new UnresolvedList();
  readonly #timeZone: string;
  readonly #storeZone: string;

  constructor(timeZone: string, storeZone: string) {
    this.#timeZone = timeZone;
    this.#storeZone = storeZone;
  }

  add(day: Day, read: MatomoDay, put: DayPut): void {
    const sum = (metric: 'plays' | 'visitors' | 'finishes') =>
      put.rows.reduce((total, row) => total + row[metric], 0);
    const plays = sum('plays');
    this.plays += plays;
    this.#batches += put.batches;
    this.#unresolved.add(day, read.unresolved);
    this.#days.push({
      day,
      episodes: put.rows.length,
      plays,
      visitors: sum('visitors'),
      finishes: sum('finishes'),
      withoutSeries: put.rows.filter(({ series }) => series === null).length,
      unresolvedPlays: read.unresolved.reduce((total, one) => total + one.plays, 0),
      written: put.written,
      zeroed: put.zeroed,
      segments: put.segments,
      segmentsKept: put.segmentsKept,
      isLeft: put.isLeft,
    });
  }

  report(through: Day | null): CollectReport {
    const unresolved = this.#unresolved.all();
    return {
      timeZone: this.#timeZone,
      storeZone: this.#storeZone,
      days: this.#days,
      batches: this.#batches,
      unresolved: unresolved.slice(0, SHOWN_UNRESOLVED),
      unresolvedLabels: unresolved.length,
      unresolvedPlays: unresolved.reduce((total, one) => total + one.plays, 0),
      through,
    };
  }
}
