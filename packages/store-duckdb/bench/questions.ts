import { METRIC_IDS, addDays } from '@oc-stats/contract';
import type { StatsReader, StoreScope } from '@oc-stats/store';
import { RANGE, episodeId, seriesId, type Tier } from './tier.ts';

export type Question = () => Promise<unknown>;

const LAST_90_DAYS = { from: addDays(RANGE.to, -89), to: RANGE.to };

/** What the pages ask, by name. */
export function questionsTo(store: StatsReader, tier: Tier): Readonly<Record<string, Question>> {
  const scope = (type: StoreScope['type'], id: string): StoreScope => ({
    organization: tier.organization,
    type,
    id,
  });
  const organization = scope('organization', tier.organization);
  const series = scope('series', seriesId(tier.series >> 1));
  const episode = scope('episode', episodeId(tier.series >> 1, 7));
  const threeYears = { range: RANGE, metrics: METRIC_IDS } as const;
  const top = { by: 'episode', order: 'plays', limit: 50, metrics: METRIC_IDS } as const;
  return {
    'bounds of the organisation': () => store.bounds(tier.organization),
    'organisation, 3 years by day': () =>
      store.timeline({ scope: organization, ...threeYears, grain: 'day' }),
    'organisation, 3 years by week': () =>
      store.timeline({ scope: organization, ...threeYears, grain: 'week' }),
    'series, 3 years by day': () => store.timeline({ scope: series, ...threeYears, grain: 'day' }),
    'episode, 3 years by day': () => store.timeline({ scope: episode, ...threeYears, grain: 'day' }),
    'series, totals of 200 episodes': () =>
      store.totals({ scope: series, ...threeYears, by: 'episode', order: 'plays', limit: 500 }),
    'series, 200 episodes by week, 3 years': () =>
      store.matrix({ scope: series, range: RANGE, metric: 'visitors', grain: 'week' }),
    'series, 200 episodes by day, 90 days': () =>
      store.matrix({ scope: series, range: LAST_90_DAYS, metric: 'visitors', grain: 'day' }),
    'organisation, top 50 series, 3 years': () =>
      store.totals({ scope: organization, ...threeYears, by: 'series', order: 'plays', limit: 50 }),
    'organisation, top 50 episodes, 90 days': () =>
      store.totals({ scope: organization, range: LAST_90_DAYS, ...top }),
    'organisation, top 50 episodes, 3 years': () =>
      store.totals({ scope: organization, range: RANGE, ...top }),
    'organisation, 8 top series by week': () =>
      store.timeline({ scope: organization, ...threeYears, grain: 'week', by: { type: 'series', top: 8 } }),
    'organisation, 8 top episodes by week': () =>
      store.timeline({ scope: organization, ...threeYears, grain: 'week', by: { type: 'episode', top: 8 } }),
  };
}

/** The same page asked as the original app asks: one query for each episode. */
export function oneByOne(store: StatsReader, tier: Tier, parallel: number): Question {
  const series = tier.series >> 1;
  return async () => {
    const episodes = Array.from({ length: tier.episodesPerSeries }, (_, i) => episodeId(series, i));
    const take = async () => {
      for (let id = episodes.pop(); id !== undefined; id = episodes.pop()) {
        const scope = { organization: tier.organization, type: 'episode', id } as const;
        await store.timeline({ scope, range: RANGE, metrics: METRIC_IDS, grain: 'day' });
      }
    };
    await Promise.all(Array.from({ length: parallel }, take));
  };
}

/** The series page as oc-stats asks it. */
export function seriesPage(store: StatsReader, tier: Tier): Question {
  const scope = { organization: tier.organization, type: 'series', id: seriesId(tier.series >> 1) } as const;
  const question = { scope, range: RANGE, metrics: METRIC_IDS } as const;
  return () =>
    Promise.all([
      store.timeline({ ...question, grain: 'week' }),
      store.totals({ ...question, by: 'episode', order: 'plays', limit: 500 }),
      store.matrix({ ...question, metric: 'visitors', grain: 'week' }),
    ]);
}

export function segmentsPage(store: StatsReader, tier: Tier): Question {
  const scope = { organization: tier.organization, type: 'series', id: seriesId(tier.series >> 1) } as const;
  return () => store.segments({ scope, range: RANGE });
}
