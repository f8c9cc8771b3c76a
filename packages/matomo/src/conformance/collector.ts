import { METRIC_IDS, type DayRange } from '@oc-stats/contract';
import type { DailySink, StatsReader } from '@oc-stats/store';
import { readDayRows } from '@oc-stats/store/transfer';
import { collectDays, type CollectOptions } from '../collect/collect-days.ts';
import type { EventFound } from '../collect/read-day.ts';
import type { FakeMatomoOptions } from '../fake/create-fake-matomo.ts';
import type { FakeDays, FakeHost } from '../fake/fake-days.ts';
import { clientOf, fakeMatomo } from '../fake/invented-site.fixture.ts';

export type SinkStore = StatsReader & DailySink;

/** Friday, in the night in which Berlin is a day ahead of UTC. */
export const NOW = new Date('2026-11-19T23:30:00Z');
export const YESTERDAY = '2026-11-19';

/** A Matomo, an Opencast and a store: what a run needs. */
export interface Collector {
  readonly sink: SinkStore;
  readonly organization: string;
  readonly days: FakeDays;
  readonly events: Map<string, EventFound>;
}

export function collect(
  collector: Collector,
  options: Partial<CollectOptions> = {},
  matomo: Partial<FakeMatomoOptions> = {},
) {
  const { sink, organization, days, events } = collector;
  return collectDays({
    client: clientOf(fakeMatomo({ days, ...matomo })),
    events: (id) => Promise.resolve(events.get(id) ?? null),
    ...{ sink, organization, timeZone: 'Europe/Berlin', clock: () => NOW },
    ...options,
  });
}

/** `day episode series plays visitors finishes`, those that count something. */
export async function rowsIn({ sink, organization }: Collector, range: DayRange): Promise<string[]> {
  const { rows } = await readDayRows(sink, organization, range, undefined);
  const counting = [...rows.values()].filter((row) => METRIC_IDS.some((metric) => row[metric] > 0));
  return counting
    .map(({ day, episode, series, plays, visitors, finishes }) =>
      [day, episode, series ?? '-', plays, visitors, finishes].join(' '),
    )
    .sort();
}

export async function curveOf({ sink, organization }: Collector, episode: string, range: DayRange) {
  const scope = { organization, type: 'episode', id: episode } as const;
  const [curve] = await sink.segments({ scope, range });
  return curve && { plays: curve.plays, step: curve.step, counts: curve.counts };
}

export function onDay(day: string, ...hosts: FakeHost[]): [string, readonly FakeHost[]] {
  return [day, hosts];
}
