import {
  StoreError,
  boundsOf,
  checkDailyBatch,
  checkDailyQuery,
  checkMatrixQuery,
  checkSegmentsBatch,
  checkSegmentsQuery,
  checkTimelineQuery,
  checkTotalsQuery,
  throwIfAborted,
  type Bounds,
  type Capabilities,
  type DailySink,
  type Health,
  type StatsReader,
} from '@oc-stats/store';
import { dayNumber, type DayRange, type MetricId } from '@oc-stats/contract';
import { ForeignBounds } from './bounds/foreign-bounds.ts';
import { connect } from './connection/connection.ts';
import { createDetection } from './detect/detection.ts';
import { hasShortShards, shortShards } from './detect/short-shards.ts';
import { LAYOUTS, metricsOf, type InfluxLayout } from './detect/layout.ts';
import type { InfluxOptions, InfluxWarning } from './influx-options.ts';
import { dailyOf } from './points/daily.ts';
import { matrixOf } from './points/matrix.ts';
import { timelineOf } from './points/timeline.ts';
import { totalsOf } from './points/totals.ts';
import { Queue } from './reading/queue.ts';
import { readPoints } from './reading/read-points.ts';
import { UnrolledDays } from './reading/unrolled-days.ts';
import type { Need } from './reading/need.ts';
import { readSegments } from './segments/read-segments.ts';
import { segmentsOf } from './segments/segments-of.ts';
import { Ledgers } from './writes/ledger.ts';
import { putDaily } from './writes/put-daily.ts';
import { putSegments } from './writes/put-segments.ts';
import { writeRollUps, type RollUpReport } from './writes/write-roll-ups.ts';
import { Writable } from './writes/writable.ts';
import { stretchOf, type Stretch } from './reading/unrolled.ts';

export interface InfluxStore extends StatsReader, DailySink {
  /** Adds up the complete days of the range for every organisation, for curves and lists of all their plays. */
  writeRollUps(range: DayRange, signal?: AbortSignal): Promise<RollUpReport>;
  /** What there is; a service that starts may wait for it, because `capabilities` cannot. */
  detect(signal?: AbortSignal): Promise<InfluxLayout>;
}

/** Nothing is sent before the first question: a service starts while InfluxDB is away. */
export function openInfluxStore(options: InfluxOptions): InfluxStore {
  const { clock = () => new Date() } = options;
  const connection = connect(options, () => detection.expire());
  const detection = createDetection(connection, options);
  const detect = () => detection.get();
  const foreign = new ForeignBounds(detect, clock);
  const ledgers = new Ledgers(detect, () => clock().getTime());
  const unrolled = new UnrolledDays(detect, ledgers, clock);
  const writable = new Writable(detection, options);
  const heavy = new Queue();
  const writes = new Queue();
  const warned = new Set<string>();
  let closed = false;

  function enter(signal: AbortSignal | undefined): void {
    if (closed) throw new StoreError('closed');
    throwIfAborted(signal);
  }

  function warn(warning: InfluxWarning): void {
    if (warned.has(warning.message)) return;
    warned.add(warning.message);
    options.onWarning?.(warning);
  }

  async function points(need: Need, signal: AbortSignal | undefined) {
    const detected = await detection.get(signal);
    return readPoints(
      need,
      {
        detected,
        unrolled: (rollUp, organization) => unrolled.of(rollUp, organization, signal),
        known: (organization) => knownDays(organization, signal),
        heavy,
        warn,
      },
      signal,
    );
  }

  async function knownDays(organization: string, signal: AbortSignal | undefined): Promise<Stretch | null> {
    const ledger = await ledgers.get(organization, signal);
    if (ledger?.isOwner) return ledger.rows && stretchOf(ledger.rows);
    return foreign.days(organization, signal);
  }

  async function bounds(organization: string, signal: AbortSignal | undefined): Promise<Bounds> {
    const found = await boundsIn(organization, signal);
    const { layout } = await detection.get(signal);
    const { countingSince: from, through } = found;
    if (from !== null && through !== null && hasShortShards(layout, dayNumber(through) - dayNumber(from))) {
      warn({ code: 'short-shards', message: shortShards(layout) });
    }
    return found;
  }

  async function boundsIn(organization: string, signal: AbortSignal | undefined): Promise<Bounds> {
    const ledger = await ledgers.get(organization, signal);
    if (ledger === null) return foreign.bounds(organization, signal);
    const revision = `${ledger.nonce}.${ledger.writes}`;
    if (ledger.isOwner) return boundsOf(ledger.coverage, ledger.rows, revision);
    const found = await foreign.bounds(organization, signal);
    return { ...found, revision: `${found.revision}+${revision}` };
  }

  async function counted(metrics: readonly MetricId[], signal: AbortSignal | undefined): Promise<MetricId[]> {
    const known = metricsOf((await detection.get(signal)).layout);
    const missing = metrics.find((metric) => !known.includes(metric));
    if (missing === undefined) return [...new Set(metrics)];
    throw new StoreError('not-available', `"${missing}" is not counted in this InfluxDB.`);
  }

  return {
    async timeline(query, signal) {
      enter(signal);
      checkTimelineQuery(query);
      const { by, range, scope } = query;
      const metrics = await counted(query.metrics, signal);
      const ids = by ? [by.type] : [];
      return timelineOf(
        await points({ scope, metrics, ids, before: dayNumber(range.to) + 1 }, signal),
        query,
      );
    },

    async totals(query, signal) {
      enter(signal);
      checkTotalsQuery(query);
      const { by, order, range, scope } = query;
      const metrics = await counted([...query.metrics, order], signal);
      return totalsOf(await points({ scope, metrics, ids: [by], ...window(range) }, signal), query);
    },

    async matrix(query, signal) {
      enter(signal);
      checkMatrixQuery(query);
      const { metric, range, scope } = query;
      const metrics = await counted([metric], signal);
      return matrixOf(await points({ scope, metrics, ids: ['episode'], ...window(range) }, signal), query);
    },

    async daily(query, signal) {
      enter(signal);
      checkDailyQuery(query);
      const { by, range, scope } = query;
      const metrics = metricsOf((await detection.get(signal)).layout);
      const ids = by === 'episode' ? (['series', 'episode'] as const) : (['series'] as const);
      return dailyOf(await points({ scope, metrics, ids, ...window(range) }, signal), query);
    },

    async segments(query, signal) {
      enter(signal);
      checkSegmentsQuery(query);
      const { organization } = query.scope;
      const rows = await readSegments(
        query,
        {
          detected: await detection.get(signal),
          through: async () => (await bounds(organization, signal)).through,
          longest: async () => (await ledgers.get(organization, signal))?.longest ?? 1,
          warn,
        },
        signal,
      );
      return segmentsOf(rows, query);
    },

    async bounds(organization, signal) {
      enter(signal);
      return bounds(organization, signal);
    },

    async putDaily(batch, signal) {
      enter(signal);
      checkDailyBatch(batch);
      return writes.run(() => putDaily(batch, { writable, ledgers, foreign }, signal), signal);
    },

    async putSegments(batch, signal) {
      enter(signal);
      checkSegmentsBatch(batch);
      return writes.run(() => putSegments(batch, { writable, ledgers, foreign }, signal), signal);
    },

    async writeRollUps(range, signal) {
      enter(signal);
      return writeRollUps(range, { writable, ledgers, foreign, writes }, signal);
    },

    async detect(signal) {
      enter(signal);
      return (await detection.get(signal)).layout;
    },

    async health(signal): Promise<Health> {
      enter(signal);
      try {
        const { layout } = await detection.get(signal);
        await connection.run((inTime) => connection.send('/ping', { method: 'GET' }, inTime), signal);
        return { ok: true, engine: 'InfluxDB', version: layout.version || 'unknown' };
      } catch (error) {
        if (!(error instanceof StoreError) || error.code === 'aborted') throw error;
        return { ok: false, engine: 'InfluxDB', version: '', message: error.message };
      }
    },

    capabilities(): Capabilities {
      const layout = detection.current?.layout;
      const kind = layout?.kind === 'access-log' ? 'access-log' : 'matomo';
      return {
        metrics: layout ? metricsOf(layout) : (Object.keys(LAYOUTS.matomo.fields) as MetricId[]),
        write: options.write === true && kind === 'matomo' && detection.current?.dialect.writing !== null,
        segments: kind === 'matomo',
        dayZone: 'UTC',
        source: kind,
      };
    },

    async close() {
      closed = true;
      connection.close();
    },
  };
}

function window({ from, to }: DayRange): Pick<Need, 'from' | 'before'> {
  return { from: dayNumber(from), before: dayNumber(to) + 1 };
}
