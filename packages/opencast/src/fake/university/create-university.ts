import type { Day } from '@oc-stats/contract';
import { episodeOf } from './episode-of.ts';
import { planSeries } from './series-plan.ts';
import { seriesOf } from './series-of.ts';
import { talkOf } from './talk-of.ts';
import { teachingTerm, termNumberAt } from './teaching-term.ts';
import type { University, UniversityEpisode } from './university.ts';

export interface UniversityOptions {
  readonly seed: number;
  readonly today: Day;
  readonly series?: number;
  readonly episodes?: number;
}

/** Three years and the term that is going on. */
export const TERMS = 7;
const SHARE_WITHOUT_SERIES = 0.03;

/** The same seed gives the same university; as days go by, only what is still to come changes. */
export function createUniversity(options: UniversityOptions): University {
  const { seed, today, series: seriesCount = 200, episodes: episodeCount = 4_000 } = options;
  const current = termNumberAt(today);
  const terms = Array.from({ length: TERMS }, (_, at) => teachingTerm(current - TERMS + 1 + at));
  const talks = Math.min(episodeCount, Math.ceil(episodeCount * SHARE_WITHOUT_SERIES));
  const plans = planSeries(seed, seriesCount, episodeCount - talks);

  const series = plans.map((plan) => seriesOf({ seed, today, terms }, plan));
  const episodes: UniversityEpisode[] = [];
  let odd = 0;
  for (const [at, plan] of plans.entries()) {
    const owner = series[at];
    if (!owner) continue;
    for (let index = 0; index < plan.size; index++) {
      episodes.push(episodeOf({ seed, today, series: owner, size: plan.size, index, odd }));
    }
    if (plan.size > 2) odd++;
  }
  for (let index = 0; index < talks; index++) episodes.push(talkOf({ seed, today, terms, index, of: talks }));

  return {
    seed,
    today,
    organization: { id: 'demo_university', title: 'Demo University' },
    terms,
    series,
    episodes,
  };
}
