import type { MetricId } from '@oc-stats/contract';
import type { Source } from '../dialect/select.ts';
import type { InfluxDialect } from '../influx-options.ts';
import type { OwnSources } from './names.ts';

/** Where the numbers lie and under which names. */
export interface InfluxLayout {
  readonly version: string;
  readonly dialect: InfluxDialect;
  /** `empty`: nothing of either adapter yet; read and written as `matomo`. */
  readonly kind: LayoutKind | 'empty';
  readonly daily: Source;
  readonly tags: { readonly episode: string; readonly series: string; readonly organization: string };
  readonly fields: Readonly<Partial<Record<MetricId, string>>>;
  /** Cumulative watch curves; `null` when there are none. */
  readonly segments: Source | null;
  readonly rollUps: { readonly organization: RollUp | null; readonly series: RollUp | null };
  readonly own: OwnSources;
  /** Whether oc-stats has kept books here. */
  readonly hasBooks: boolean;
  /** Of the retention policy in which the daily points lie; 0 when unknown. */
  readonly shardDays: number;
}

export type LayoutKind = 'matomo' | 'access-log';

export interface RollUp {
  readonly source: Source;
  /** Written by oc-stats, whose books say how far it goes. */
  readonly isOwn: boolean;
}

export const LAYOUTS: Readonly<
  Record<
    LayoutKind,
    { readonly episodeTag: string; readonly fields: Readonly<Partial<Record<MetricId, string>>> }
  >
> = {
  matomo: { episodeTag: 'eventId', fields: { plays: 'plays', visitors: 'visitors', finishes: 'finishes' } },
  'access-log': { episodeTag: 'episodeId', fields: { plays: 'value' } },
};

export function metricsOf({ fields }: Pick<InfluxLayout, 'fields'>): MetricId[] {
  return Object.keys(fields) as MetricId[];
}
