import type { DayRange } from '@oc-stats/contract';
import { addCoverage } from '../coverage.ts';
import { DailyTable } from './daily-table.ts';
import { SegmentsTable } from './segments-table.ts';

/** All that is kept for one organisation; nothing is shared between two. */
export class OrganizationData {
  readonly daily = new DailyTable();
  readonly segments = new SegmentsTable();
  coverage: readonly DayRange[] = [];
  readonly #applied = new Set<string>();

  /** False when a batch of this kind and id has been applied before. */
  admit(kind: 'daily' | 'segments', id: string): boolean {
    const key = `${kind} ${id}`;
    if (this.#applied.has(key)) return false;
    this.#applied.add(key);
    return true;
  }

  cover(range: DayRange | undefined): void {
    if (range) this.coverage = addCoverage(this.coverage, range);
  }
}
