import { hash, type UniversityEpisode } from '@oc-stats/opencast/fake';
import type { DailyRow, SegmentsRow } from '@oc-stats/store';
import type { AcademicDays } from './academic-days.ts';
import type { Chance } from './chance.ts';
import { rhythmOf } from './rhythm.ts';
import type { SegmentCounts } from './segment-counts.ts';
import { watchCurve } from './watch-curve.ts';

/** Those who watch one episode, week after week. */
export interface Audience {
  readonly key: number;
  readonly published: number;
  /** Plays since the last settled row. */
  readonly waiting: number;
  /** Adds the rows of these days; days without a play have none. */
  play(from: number, to: number, chance: Chance, rows: DailyRow[]): void;
  /** What has been waiting, as a row of segments. */
  settle(countsOf: SegmentCounts, chance: Chance): SegmentsRow;
}

const REPEATERS = 0.14;
const LONG = 5_400;

export function createAudience(
  seed: number,
  episode: UniversityEpisode,
  days: AcademicDays,
): Audience | null {
  const rhythm = rhythmOf(episode, days);
  if (!rhythm || episode.duration === null || rhythm.published > days.last) return null;
  const { id, seriesId, duration } = episode;
  const { published, audience, release, afterglow, exam, exams, resit, trickle } = rhythm;
  const { first, labels, pace, anyExam } = days;
  const key = hash(seed, 'plays', id);
  const finishRate = 0.5 - 0.25 * Math.min(1, duration / LONG) * (0.85 + 0.3 * (key / 2 ** 32));
  const curve = watchCurve(seed, episode, duration, finishRate);

  let waiting = 0;
  let waitingFrom = 0;
  let waitingTo = 0;
  let waitingExam = 0;

  return {
    key,
    published,
    get waiting() {
      return waiting;
    },
    play(from, to, chance, rows) {
      const begin = Math.max(from, published);
      let fresh = release.firstDay * release.keep ** (begin - published);
      let glow = afterglow.firstDay * afterglow.keep ** (begin - published);
      const before = waiting;
      for (let day = begin; day <= to; day++) {
        const at = day - first;
        const own = exams ? (exams[at] ?? 0) : 0;
        const learning = exam * own + resit * ((anyExam[at] ?? 0) - own);
        const mean =
          audience * (fresh + glow + trickle + learning) * (pace[at] ?? 0) * (0.7 + 0.6 * chance.next());
        fresh *= release.keep;
        glow *= afterglow.keep;
        const plays = chance.poisson(mean);
        if (plays === 0) continue;
        const visitors = plays - chance.binomial(plays - 1, REPEATERS);
        const finishes = chance.binomial(plays, finishRate);
        rows.push({ episode: id, series: seriesId, day: labels[at] ?? '', plays, visitors, finishes });
        waiting += plays;
        waitingExam += plays * Math.min(1, 40 * own);
      }
      if (waiting === before) return;
      if (before === 0) waitingFrom = begin;
      waitingTo = to;
    },
    settle(countsOf, chance) {
      const eagerness = 0.7 + (0.9 * waitingExam) / waiting;
      const row: SegmentsRow = {
        episode: id,
        series: seriesId,
        day: labels[waitingFrom - first] ?? '',
        days: waitingTo - waitingFrom + 1,
        step: curve.step,
        duration,
        plays: waiting,
        counts: countsOf(curve, waiting, eagerness, chance.next()),
      };
      waiting = 0;
      waitingExam = 0;
      return row;
    },
  };
}
