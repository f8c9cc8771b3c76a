import { dayNumber, type DayRange, type MetricId } from '@oc-stats/contract';
import { segmentsOf, StoreError, type StatsReader } from '@oc-stats/store';
import type { OrganizationDays } from '../bounds/organization-days.ts';
import type { Detected } from '../detect/detection.ts';
import { metricsOf } from '../detect/layout.ts';
import type { InfluxWarning } from '../influx-options.ts';
import { dailyOf } from '../points/daily.ts';
import { matrixOf } from '../points/matrix.ts';
import type { PointTable } from '../points/point-table.ts';
import { timelineOf } from '../points/timeline.ts';
import { totalsOf } from '../points/totals.ts';
import { readSegments } from '../segments/read-segments.ts';
import type { Ledgers } from '../writes/ledger.ts';
import type { Need } from './need.ts';
import { Queue } from './queue.ts';
import { readPoints } from './read-points.ts';
import { SharedPoints } from './shared-points.ts';
import type { UnrolledDays } from './unrolled-days.ts';

export type Questions = Pick<StatsReader, 'timeline' | 'totals' | 'matrix' | 'daily' | 'segments'>;

export interface QuestionsSurroundings {
  readonly detect: (signal?: AbortSignal) => Promise<Detected>;
  readonly days: OrganizationDays;
  readonly ledgers: Ledgers;
  readonly unrolled: UnrolledDays;
  readonly warn: (warning: InfluxWarning) => void;
}

/** What each question has to know, and what is made of it. */
export function questions({ detect, days, ledgers, unrolled, warn }: QuestionsSurroundings): Questions {
  const heavy = new Queue();
  const shared = new SharedPoints();

  async function points(need: Need, signal: AbortSignal | undefined): Promise<PointTable> {
    const detected = await detect(signal);
    const wide = shared.widened(need, detected.layout);
    if (!wide) return read(need, detected, signal);
    const { revision } = await days.bounds(need.scope.organization, signal);
    // It goes on when one of those who wait for it gives up.
    return shared.get(wide, revision, () => read(wide, detected, undefined), signal);
  }

  function read(need: Need, detected: Detected, signal: AbortSignal | undefined): Promise<PointTable> {
    const surroundings = {
      detected,
      unrolled: ((rollUp, organization) => unrolled.of(rollUp, organization, signal)) satisfies Unrolled,
      known: (organization: string) => days.known(organization, signal),
      heavy,
      warn,
    };
    return readPoints(need, surroundings, signal);
  }

  async function counted(metrics: readonly MetricId[], signal: AbortSignal | undefined): Promise<MetricId[]> {
    const known = metricsOf((await detect(signal)).layout);
    const missing = metrics.find((metric) => !known.includes(metric));
    if (missing === undefined) return [...new Set(metrics)];
    throw new StoreError('not-available', `"${missing}" is not counted in this InfluxDB.`);
  }

  return {
    async timeline(query, signal) {
      const { by, range, scope } = query;
      const metrics = await counted(query.metrics, signal);
      const need: Need = { scope, metrics, ids: by ? [by.type] : [], before: dayNumber(range.to) + 1 };
      return timelineOf(await points(need, signal), query);
    },

    async totals(query, signal) {
      const { by, order, range, scope } = query;
      const metrics = await counted([...query.metrics, order], signal);
      return totalsOf(await points({ scope, metrics, ids: [by], ...window(range) }, signal), query);
    },

    async matrix(query, signal) {
      const { metric, range, scope } = query;
      const metrics = await counted([metric], signal);
      return matrixOf(await points({ scope, metrics, ids: ['episode'], ...window(range) }, signal), query);
    },

    async daily(query, signal) {
      const { by, range, scope } = query;
      const metrics = metricsOf((await detect(signal)).layout);
      const ids = by === 'episode' ? (['series', 'episode'] as const) : (['series'] as const);
      return dailyOf(await points({ scope, metrics, ids, ...window(range) }, signal), query);
    },

    async segments(query, signal) {
      const { organization } = query.scope;
      const surroundings = {
        detected: await detect(signal),
        through: async () => (await days.bounds(organization, signal)).through,
        longest: async () => (await ledgers.get(organization, signal))?.longest ?? 1,
        warn,
      };
      return segmentsOf(await readSegments(query, surroundings, signal), query);
    },
  };
}

type Unrolled = Parameters<typeof readPoints>[1]['unrolled'];

function window({ from, to }: DayRange): Pick<Need, 'from' | 'before'> {
  return { from: dayNumber(from), before: dayNumber(to) + 1 };
}
