import type { DayRange } from '@oc-stats/contract';
import type { DailyRow } from '../sink.ts';
import type { CopyReport, DifferingMonth } from './copy-report.ts';
import { sumDays, type DaySums } from './day-sums.ts';
import { areAlike, type SyncedDays } from './sync-days.ts';

const SHOWN_REFUSED = 100;

/** Adds up what was done month by month. */
export class Tally {
  written = 0;
  #zeroed = 0;
  #batches = 0;
  #merged = 0;
  #from = sumDays([]);
  #to = sumDays([]);
  readonly #refused: DailyRow[] = [];
  readonly #differing: DifferingMonth[] = [];

  wrote({ written, zeroed, batches }: Pick<SyncedDays, 'written' | 'zeroed' | 'batches'>): void {
    this.written += written;
    this.#zeroed += zeroed;
    this.#batches += batches;
  }

  compared(month: DayRange, days: SyncedDays): void {
    this.#merged += days.merged;
    this.#refused.push(...days.refused.slice(0, SHOWN_REFUSED - this.#refused.length));
    this.#from = plus(this.#from, days.source);
    this.#to = plus(this.#to, days.target);
    if (!areAlike(days)) this.#differing.push({ month, from: days.source, to: days.target });
  }

  report(range: DayRange | null, months: number, segments: CopyReport['segments']): CopyReport {
    return {
      range,
      months,
      from: this.#from,
      to: this.#to,
      written: this.written,
      zeroed: this.#zeroed,
      merged: this.#merged,
      batches: this.#batches,
      refused: this.#refused,
      differing: this.#differing,
      segments,
    };
  }
}

function plus(a: DaySums, b: DaySums): DaySums {
  return {
    rows: a.rows + b.rows,
    plays: a.plays + b.plays,
    visitors: a.visitors + b.visitors,
    finishes: a.finishes + b.finishes,
  };
}
