import {
  StoreError,
  checkDailyBatch,
  checkDailyQuery,
  checkMatrixQuery,
  checkSegmentsBatch,
  checkSegmentsQuery,
  checkTimelineQuery,
  checkTotalsQuery,
  throwIfAborted,
  type DailySink,
  type StatsReader,
} from '@oc-stats/store';
import { ForeignBounds } from './bounds/foreign-bounds.ts';
import { OrganizationDays } from './bounds/organization-days.ts';
import { capabilitiesOf } from './detect/capabilities.ts';
import { connect } from './connection/connection.ts';
import { healthOf } from './connection/health.ts';
import { createDetection } from './detect/detection.ts';
import type { InfluxLayout } from './detect/layout.ts';
import type { InfluxOptions, InfluxWarning } from './influx-options.ts';
import { Surveys, type Survey, type SurveyOptions } from './late/surveys.ts';
import { questions } from './reading/questions.ts';
import { Queue } from './reading/queue.ts';
import { UnrolledDays } from './reading/unrolled-days.ts';
import { Ledgers } from './writes/ledger.ts';
import { putDaily } from './writes/put-daily.ts';
import { putSegments } from './writes/put-segments.ts';
import { Writable } from './writes/writable.ts';
import { writeRollUps, type RollUpOptions, type RollUpReport } from './writes/write-roll-ups.ts';

export interface InfluxStore extends StatsReader, DailySink {
  /**
   * Brings the roll-ups of every organisation up to its points: days that are not in them, and months in which others
   * have changed something since. Stopped and begun again, it goes on.
   */
  writeRollUps(options?: RollUpOptions, signal?: AbortSignal): Promise<RollUpReport>;
  /** Looks through all days for late changes. What it finds is a new revision, so that nothing older is told any more. */
  survey(organization: string, options?: SurveyOptions, signal?: AbortSignal): Promise<Survey>;
  /** What there is; a service that starts may wait for it, because `capabilities` cannot. */
  detect(signal?: AbortSignal): Promise<InfluxLayout>;
}

/** Nothing is sent before the first question: a service starts while InfluxDB is away. */
export function openInfluxStore(options: InfluxOptions): InfluxStore {
  const { clock = () => new Date() } = options;
  const connection = connect(options, () => detection.expire());
  const detection = createDetection(connection, options);
  const detect = (signal?: AbortSignal) => detection.get(signal);
  const foreign = new ForeignBounds(detect, clock);
  const ledgers = new Ledgers(detect, () => clock().getTime());
  const days = new OrganizationDays(detect, { ledgers, foreign, warn });
  const unrolled = new UnrolledDays(detect, { ledgers, foreign, clock });
  const surveys = new Surveys({ detect, days, foreign });
  const answers = questions({ detect, days, ledgers, unrolled, warn });
  const writing = { writable: new Writable(detection, options), ledgers, foreign, writes: new Queue() };
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

  return {
    async timeline(query, signal) {
      enter(signal);
      checkTimelineQuery(query);
      return answers.timeline(query, signal);
    },

    async totals(query, signal) {
      enter(signal);
      checkTotalsQuery(query);
      return answers.totals(query, signal);
    },

    async matrix(query, signal) {
      enter(signal);
      checkMatrixQuery(query);
      return answers.matrix(query, signal);
    },

    async daily(query, signal) {
      enter(signal);
      checkDailyQuery(query);
      return answers.daily(query, signal);
    },

    async segments(query, signal) {
      enter(signal);
      checkSegmentsQuery(query);
      return answers.segments(query, signal);
    },

    async bounds(organization, signal) {
      enter(signal);
      return days.bounds(organization, signal);
    },

    /** Others may write here as well, and tell nobody. */
    async changes(_organization, _since, signal) {
      enter(signal);
      return null;
    },

    async putDaily(batch, signal) {
      enter(signal);
      checkDailyBatch(batch);
      return writing.writes.run(() => putDaily(batch, writing, signal), signal);
    },

    async putSegments(batch, signal) {
      enter(signal);
      checkSegmentsBatch(batch);
      return writing.writes.run(() => putSegments(batch, writing, signal), signal);
    },

    async writeRollUps(rollUps = {}, signal) {
      enter(signal);
      return writeRollUps(rollUps, writing, signal);
    },

    async survey(organization, surveyed = {}, signal) {
      enter(signal);
      return surveys.of(organization, surveyed, signal);
    },

    async detect(signal) {
      enter(signal);
      return (await detect(signal)).layout;
    },

    async health(signal) {
      enter(signal);
      return healthOf(connection, async () => (await detect(signal)).layout.version, signal);
    },

    capabilities: () => capabilitiesOf(detection.current, options),

    async close() {
      closed = true;
      connection.close();
    },
  };
}
