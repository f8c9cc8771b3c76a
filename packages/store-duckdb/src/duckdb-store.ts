import { resolve } from 'node:path';
import { METRIC_IDS } from '@oc-stats/contract';
import {
  StoreError,
  checkDailyBatch,
  checkDailyQuery,
  checkMatrixQuery,
  checkSegmentsBatch,
  checkSegmentsQuery,
  checkTimelineQuery,
  checkTotalsQuery,
  type Capabilities,
  type DailySink,
  type Health,
  type StatsReader,
} from '@oc-stats/store';
import { dailyColumns } from './link/daily-columns.ts';
import { segmentsColumns } from './link/segments-columns.ts';
import { buffersOf } from './link/transfer.ts';
import type { WorkerLink } from './link/worker-link.ts';
import { RememberedBounds } from './remembered-bounds.ts';
import type { BackupReport } from './upkeep/backup.ts';
import type { ParquetReport } from './upkeep/export-parquet.ts';
import type { StoreInfo } from './upkeep/info.ts';
import type { Verification } from './upkeep/verify.ts';

export interface DuckdbStore extends StatsReader, DailySink {
  /** A verified copy of one moment; reading and writing go on meanwhile. Refuses to overwrite. */
  backup(toFile: string, signal?: AbortSignal): Promise<BackupReport>;
  /**
   * Puts what was written since in order, some moments of work: batches wait, readers do not. The store does so itself
   * when much has come; worth a call at the end of a large load.
   */
  tidy(signal?: AbortSignal): Promise<void>;
  /** Writes the whole file anew and in order, for a while in twice the space; batches wait, readers do not. */
  compact(signal?: AbortSignal): Promise<void>;
  info(signal?: AbortSignal): Promise<StoreInfo>;
  /** Whether the roll-ups are what the facts add up to, and every key is there once. */
  verify(signal?: AbortSignal): Promise<Verification>;
  /** All that was measured, as Parquet files in an empty folder. */
  exportParquet(folder: string, signal?: AbortSignal): Promise<ParquetReport>;
}

/** Batches and questions are checked here, before they change threads; all else happens in the worker. */
export function duckdbStore(
  link: WorkerLink,
  capabilities: Pick<Capabilities, 'dayZone' | 'source'>,
): DuckdbStore {
  const bounds = new RememberedBounds();
  return {
    async timeline(query, signal) {
      link.enter(signal);
      checkTimelineQuery(query);
      return link.ask('timeline', query, { signal });
    },

    async totals(query, signal) {
      link.enter(signal);
      checkTotalsQuery(query);
      return link.ask('totals', query, { signal });
    },

    async matrix(query, signal) {
      link.enter(signal);
      checkMatrixQuery(query);
      return link.ask('matrix', query, { signal });
    },

    async daily(query, signal) {
      link.enter(signal);
      checkDailyQuery(query);
      return link.ask('daily', query, { signal });
    },

    async segments(query, signal) {
      link.enter(signal);
      checkSegmentsQuery(query);
      return link.ask('segments', query, { signal });
    },

    async bounds(organization, signal) {
      link.enter(signal);
      return bounds.of(organization, () => link.ask('bounds', organization, { signal }));
    },

    async changes(organization, since, signal) {
      return link.ask('changes', { organization, since }, { signal });
    },

    async health(signal) {
      return link.ask('health', null, { signal }).catch(unwell);
    },

    async putDaily(batch, signal) {
      link.enter(signal);
      checkDailyBatch(batch);
      const columns = dailyColumns(batch);
      return bounds.whileWriting(() =>
        link.ask('putDaily', columns, { signal, transfer: buffersOf(columns), patient: true }),
      );
    },

    async putSegments(batch, signal) {
      link.enter(signal);
      checkSegmentsBatch(batch);
      const columns = segmentsColumns(batch);
      return bounds.whileWriting(() =>
        link.ask('putSegments', columns, { signal, transfer: buffersOf(columns), patient: true }),
      );
    },

    async backup(toFile, signal) {
      return link.ask('backup', resolve(toFile), { signal, patient: true });
    },

    async tidy(signal) {
      await link.ask('tidy', 'all', { signal, patient: true });
    },

    async compact(signal) {
      await link.ask('compact', null, { signal, patient: true });
    },

    async info(signal) {
      return link.ask('info', null, { signal });
    },

    async verify(signal) {
      return link.ask('verify', null, { signal });
    },

    async exportParquet(folder, signal) {
      return link.ask('exportParquet', resolve(folder), { signal, patient: true });
    },

    capabilities() {
      return { metrics: METRIC_IDS, write: true, segments: true, ...capabilities };
    },

    close() {
      return link.close();
    },
  };
}

/** A store that fails is an answer to this question; one that is closed or given up is not. */
function unwell(error: unknown): Health {
  if (!(error instanceof StoreError) || error.code === 'closed' || error.code === 'aborted') throw error;
  return { ok: false, engine: 'DuckDB', version: '', message: error.message };
}
