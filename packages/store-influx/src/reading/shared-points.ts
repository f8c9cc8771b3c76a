import { LAST_DAY_NUMBER } from '../dialect/time-limits.ts';
import { metricsOf, type InfluxLayout } from '../detect/layout.ts';
import type { PointTable } from '../points/point-table.ts';
import { until } from '../connection/kept.ts';
import type { Need } from './need.ts';

interface Shared {
  readonly moment: string;
  readonly until: number;
  readonly table: Promise<PointTable>;
}

/** A page about a series asks three to five questions; nobody looks at more than a few series at once. */
const KEPT = 4;
/** The revision looks at the last days only; what changed before them is seen after this while. */
const KEEP_MS = 30_000;

/**
 * The points of a series, read once for all questions of a page: what takes long is reading them, not adding them up.
 * Kept for a moment, and not beyond its revision: nothing older is ever told under a newer one.
 */
export class SharedPoints {
  readonly #tables = new Map<string, Shared>();

  /** What has to be read so that others can share it; `null` where a question is better asked alone. */
  widened(need: Need, layout: InfluxLayout): Need | null {
    const { scope, ids } = need;
    if (scope.type !== 'series' || scope.id === null) return null;
    const all = { scope, metrics: metricsOf(layout), ids: ['series', 'episode'] } as const;
    // Without roll-ups a curve needs all days for its running total; with them it is cheaper than any sharing.
    if (!layout.rollUps.series) return { ...all, before: LAST_DAY_NUMBER + 1 };
    return ids.includes('episode') ? { ...need, ...all } : null;
  }

  get(
    need: Need,
    moment: string,
    read: () => Promise<PointTable>,
    signal: AbortSignal | undefined,
  ): Promise<PointTable> {
    const { before, from, scope } = need;
    const key = JSON.stringify([scope.organization, scope.id, from ?? null, before]);
    let shared = this.#tables.get(key);
    if (shared?.moment !== moment || performance.now() > shared.until) {
      const table = read();
      shared = { moment, until: performance.now() + KEEP_MS, table };
      // What failed is read again by the next one.
      table.catch(() => this.#tables.get(key)?.table === table && this.#tables.delete(key));
    }
    this.#tables.delete(key);
    this.#tables.set(key, shared);
    const [oldest] = this.#tables.keys();
    if (this.#tables.size > KEPT && oldest !== undefined) this.#tables.delete(oldest);
    return until(signal, shared.table);
  }
}
