import { addDays, type Day, type DayRange } from '@oc-stats/contract';
import { createUniversity, type University } from '@oc-stats/opencast/fake';

/**
 * Universities of two sizes: L has 40,000 episodes in 200 series, M every twentieth series and talk of the same. So what
 * is asked about a series or an episode has the same answer in both, and only what lies around it grows.
 */
export type Tier = 'M' | 'L';

export const GROWTH = 20;

export const SEED = 2026;
/** Always the same, so that what was filled once stays good. */
export const TODAY: Day = '2026-11-20';
export const THROUGH: Day = addDays(TODAY, -1);
export const THREE_YEARS: DayRange = { from: addDays(TODAY, -3 * 365), to: THROUGH };

const SERIES = 200;
const EPISODES = 40_000;
/** The part of them that is most like a twentieth of all. */
const PART = 11;
const PAGE_EPISODES = 200;

export function universityOf(tier: Tier): University {
  const large = createUniversity({ seed: SEED, today: TODAY, series: SERIES, episodes: EPISODES });
  if (tier === 'L') return large;
  const series = large.series.filter((_, index) => index % GROWTH === PART);
  const kept = new Set(series.map(({ id }) => id));
  const talks = large.episodes.filter(({ seriesId }) => seriesId === null);
  const episodes = [
    ...large.episodes.filter(({ seriesId }) => seriesId !== null && kept.has(seriesId)),
    ...talks.filter((_, index) => index % GROWTH === PART),
  ];
  return { ...large, series, episodes };
}

/** What the pages of the bench are about; the same in both tiers. */
export interface Subjects {
  readonly organization: string;
  /** One with about 200 episodes. */
  readonly series: string;
  /** Those that could be watched. */
  readonly episodes: readonly string[];
  /** One with many plays. */
  readonly episode: string;
}

export function subjectsOf(medium: University): Subjects {
  const found = medium.series
    .map((series) => ({ series, episodes: watchable(medium, series.id) }))
    .sort((a, b) => distance(a.episodes) - distance(b.episodes))[0];
  const [popular] = found?.episodes.toSorted((a, b) => b.audience - a.audience) ?? [];
  if (!found || !popular) throw new Error('a university without a series to look at');
  return {
    organization: medium.organization.id,
    series: found.series.id,
    episodes: found.episodes.map(({ id }) => id),
    episode: popular.id,
  };
}

function watchable({ episodes }: University, series: string): University['episodes'] {
  return episodes.filter(({ seriesId, published }) => seriesId === series && published !== null);
}

function distance({ length }: University['episodes']): number {
  return Math.abs(length - PAGE_EPISODES);
}
