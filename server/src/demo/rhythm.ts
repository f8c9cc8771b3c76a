import { dayNumber } from '@oc-stats/contract';
import type { EpisodeKind, UniversityEpisode } from '@oc-stats/opencast/fake';
import type { AcademicDays } from './academic-days.ts';

/** How the plays of one episode spread over its days. Shares add up to about 1 in the first year. */
export interface Rhythm {
  readonly published: number;
  readonly audience: number;
  readonly release: Decay;
  readonly afterglow: Decay;
  readonly exam: number;
  readonly exams: Float64Array | undefined;
  /** Learning again for the exams of later terms. */
  readonly resit: number;
  /** Every day, for years: links from somewhere. */
  readonly trickle: number;
}

/** An amount that is spent day by day, ever less. */
interface Decay {
  readonly firstDay: number;
  readonly keep: number;
}

interface Shares {
  readonly release: readonly [share: number, days: number];
  readonly afterglow: readonly [share: number, days: number];
  readonly exam: number;
}

const SHARES: Record<EpisodeKind, Shares> = {
  lecture: { release: [0.34, 3], afterglow: [0.24, 30], exam: 0.28 },
  seminar: { release: [0.45, 4], afterglow: [0.3, 30], exam: 0.15 },
  clips: { release: [0.2, 5], afterglow: [0.32, 60], exam: 0.3 },
  colloquium: { release: [0.55, 4], afterglow: [0.35, 60], exam: 0 },
  single: { release: [0.3, 5], afterglow: [0.5, 90], exam: 0.1 },
  talk: { release: [0.45, 6], afterglow: [0.45, 120], exam: 0 },
};
const RESIT = 0.2;
const TRICKLE = 0.6 / 365;

export function rhythmOf(episode: UniversityEpisode, days: AcademicDays): Rhythm | null {
  if (episode.published === null || episode.audience === 0) return null;
  const { release, afterglow, exam } = SHARES[episode.kind];
  return {
    published: dayNumber(episode.published),
    audience: episode.audience,
    release: decay(...release),
    afterglow: decay(...afterglow),
    exam,
    exams: exam > 0 ? days.exams.get(episode.term.number) : undefined,
    resit: exam > 0 ? RESIT * exam : 0,
    trickle: TRICKLE,
  };
}

function decay(share: number, days: number): Decay {
  const keep = Math.exp(-1 / days);
  return { firstDay: share * (1 - keep), keep };
}
