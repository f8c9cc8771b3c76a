import { METRIC_IDS, type Day, type DayRange } from '@oc-stats/contract';
import type { Capabilities } from '../capabilities.ts';
import { boundsOf } from '../coverage.ts';
import { checkDailyBatch } from '../daily-check.ts';
import {
  checkDailyQuery,
  checkMatrixQuery,
  checkSegmentsQuery,
  checkTimelineQuery,
  checkTotalsQuery,
} from '../query-check.ts';
import type { StatsReader } from '../reader.ts';
import { RecentChanges } from '../recent-changes.ts';
import type { NoSeries, StoreScope } from '../scope.ts';
import { checkSegmentsBatch } from '../segments-check.ts';
import type { DailySink, Receipt } from '../sink.ts';
import { StoreError, throwIfAborted } from '../store-error.ts';
import { dailyOf } from './daily.ts';
import { matrixOf } from './matrix.ts';
import { OrganizationData } from './organization-data.ts';
import { segmentsOf } from '../segments-of.ts';
import { timelineOf } from './timeline.ts';
import { totalsOf } from './totals.ts';

export interface MemoryStoreOptions {
  readonly dayZone?: string;
  readonly source?: Capabilities['source'];
}

/**
 * The reference: every answer is computed from all rows, with nothing kept that could disagree with them. Other stores
 * are right when they answer as this one does.
 */
export function createMemoryStore(options: MemoryStoreOptions = {}): StatsReader & DailySink {
  const organizations = new Map<string, OrganizationData>();
  const instance = crypto.randomUUID().slice(0, 8);
  let writes = 0;
  const revision = () => `${instance}.${writes}`;
  const recent = new RecentChanges(revision());
  let closed = false;

  function enter(signal: AbortSignal | undefined): void {
    if (closed) throw new StoreError('closed');
    throwIfAborted(signal);
  }

  function dataOf(organization: string): OrganizationData {
    return organizations.get(organization) ?? new OrganizationData();
  }

  function rowsIn(scope: StoreScope | NoSeries, range: DayRange) {
    const rows = dataOf(scope.organization).daily.in(scope);
    return rows.filter((row) => row.day >= range.from && row.day <= range.to);
  }

  function apply(
    kind: 'daily' | 'segments',
    batch: { id: string; organization: string; rows: { length: number } },
    days: DayRange | null,
    put: (data: OrganizationData) => void,
  ): Receipt {
    const data = dataOf(batch.organization);
    if (!data.admit(kind, batch.id)) return { applied: false, rows: 0 };
    put(data);
    organizations.set(batch.organization, data);
    writes += 1;
    recent.note({ revision: revision(), organization: batch.organization, days });
    return { applied: true, rows: batch.rows.length };
  }

  return {
    async timeline(query, signal) {
      enter(signal);
      checkTimelineQuery(query);
      return timelineOf(dataOf(query.scope.organization).daily.in(query.scope), query);
    },

    async totals(query, signal) {
      enter(signal);
      checkTotalsQuery(query);
      return totalsOf(rowsIn(query.scope, query.range), query);
    },

    async matrix(query, signal) {
      enter(signal);
      checkMatrixQuery(query);
      return matrixOf(rowsIn(query.scope, query.range), query);
    },

    async daily(query, signal) {
      enter(signal);
      checkDailyQuery(query);
      return dailyOf(rowsIn(query.scope, query.range), query);
    },

    async segments(query, signal) {
      enter(signal);
      checkSegmentsQuery(query);
      return segmentsOf(dataOf(query.scope.organization).segments.in(query.scope), query);
    },

    async bounds(organization, signal) {
      enter(signal);
      const data = dataOf(organization);
      return boundsOf(data.coverage, data.daily.days(), revision());
    },

    async changes(organization, since, signal) {
      enter(signal);
      return recent.since(organization, since);
    },

    async putDaily(batch, signal) {
      enter(signal);
      checkDailyBatch(batch);
      return apply('daily', batch, daysOf(batch.rows), (data) => {
        for (const row of batch.rows) data.daily.put(row);
        data.cover(batch.covers);
      });
    },

    async putSegments(batch, signal) {
      enter(signal);
      checkSegmentsBatch(batch);
      return apply('segments', batch, null, (data) => {
        for (const row of batch.rows) data.segments.put(row);
      });
    },

    async health(signal) {
      enter(signal);
      return { ok: true, engine: 'memory', version: '1' };
    },

    capabilities() {
      const { dayZone = 'UTC', source = 'collected' } = options;
      return { metrics: METRIC_IDS, write: true, segments: true, dayZone, source };
    },

    async close() {
      closed = true;
    },
  };
}

function daysOf(rows: readonly { readonly day: Day }[]): DayRange | null {
  const days = rows.map(({ day }) => day).sort();
  const [from, to] = [days[0], days.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
}
