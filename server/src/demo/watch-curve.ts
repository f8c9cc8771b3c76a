import { randomOf, type Random, type UniversityEpisode } from '@oc-stats/opencast/fake';

/** Of all plays of an episode, how many pass each stretch of it; repeats included, so it may be more than 1. */
export interface WatchCurve {
  readonly step: number;
  readonly duration: number;
  /** Watching through: the drop at the intro, the slow loss, breaks. */
  readonly flow: Float32Array;
  /** Watching again what matters in the exam. */
  readonly repeats: Float32Array;
}

const HOUR = 3_600;

export function watchCurve(
  seed: number,
  episode: UniversityEpisode,
  duration: number,
  finishRate: number,
): WatchCurve {
  const random = randomOf(seed, 'curve', episode.id);
  const step = duration <= HOUR ? 15 : 30;
  const count = Math.max(1, Math.ceil(duration / step));
  return {
    step,
    duration,
    flow: flowOf(random, count, step, duration, finishRate),
    repeats: repeatsOf(random, count, step, duration),
  };
}

/** Three in four of long recordings have a break in the middle, which nearly everybody skips. */
function flowOf(
  random: Random,
  count: number,
  step: number,
  duration: number,
  finishRate: number,
): Float32Array {
  const introLoss = 0.12 + 0.25 * random();
  const introSeconds = 15 + 35 * random();
  const bend = 0.4 + 1.6 * random();
  const end = finishRate * (1 + 0.1 * random());
  const pause = { from: 0.42 + 0.14 * random(), seconds: 120 + 420 * random(), depth: 0.4 + 0.4 * random() };
  const hasPause = random() < 0.75 && duration > HOUR;
  const stay = 1 - introLoss - end;
  const flow = new Float32Array(count);
  for (let at = 0; at < count; at++) {
    const place = (at * step) / duration;
    const intro = introLoss * Math.exp((-at * step) / introSeconds);
    const left = (Math.exp(-bend * place) - Math.exp(-bend)) / (1 - Math.exp(-bend));
    const resting = hasPause && place >= pause.from && place < pause.from + pause.seconds / duration;
    flow[at] = (end + Math.max(0, stay) * left + intro) * (resting ? 1 - pause.depth : 1);
  }
  return flow;
}

/** One to three passages, each some minutes wide; in clips they are as long as a sentence. */
function repeatsOf(random: Random, count: number, step: number, duration: number): Float32Array {
  const repeats = new Float32Array(count);
  const passages = 1 + Math.floor(random() * 3);
  for (let passage = 0; passage < passages; passage++) {
    const middle = (0.1 + 0.8 * random()) * duration;
    const width = Math.max(step, (0.008 + 0.02 * random()) * duration);
    const height = 0.2 + 0.6 * random();
    for (let at = 0; at < count; at++) {
      const distance = (at * step - middle) / width;
      if (Math.abs(distance) < 4)
        repeats[at] = (repeats[at] ?? 0) + height * Math.exp((-distance * distance) / 2);
    }
  }
  return repeats;
}
