import { addDays, type DayRange } from '@oc-stats/contract';
import { ADAPTER_PROVIDERS, type FakeOpencastOptions } from '@oc-stats/opencast/fake';
import type { DailyRow, StatsReader } from '@oc-stats/store';
import { TODAY, organization, university } from './opencast.fixture.ts';

export const YESTERDAY = addDays(TODAY, -1);
export const RANGE: DayRange = { from: '2026-09-01', to: TODAY };

/** One episode that is watched now and then, in its series. */
export const [episode] = university.episodes.filter(({ seriesId }) => seriesId !== null);
export const scope = { organization, type: 'organization', id: organization } as const;
export const series = { organization, type: 'series', id: episode!.seriesId! } as const;
export const row = (day: string, change: Partial<DailyRow> = {}): DailyRow => ({
  episode: episode!.id,
  series: episode!.seriesId,
  day,
  plays: 1,
  visitors: 1,
  finishes: 1,
  ...change,
});
export const only = (...types: readonly string[]): Partial<FakeOpencastOptions> => ({
  statisticsProviders: ADAPTER_PROVIDERS.filter(({ resourceType }) => types.includes(resourceType)),
});
export const failIf = (isAway: boolean) => {
  if (isAway) throw new TypeError('fetch failed');
};
export const timeline = (store: StatsReader, signal?: AbortSignal) =>
  store.timeline({ scope, range: RANGE, grain: 'day', metrics: ['plays'] }, signal);
