import { hash } from '@oc-stats/opencast/fake';

/**
 * Draws for millions of rows. Restarted for every episode and week, so that a week's numbers are the same whichever
 * weeks are generated with it.
 */
export interface Chance {
  restart(key: number, week: number): void;
  /** In [0, 1). */
  next(): number;
  poisson(mean: number): number;
  /** How many of `tries` succeed. */
  binomial(tries: number, rate: number): number;
}

/** From here on a rounded normal distribution is as good, and much faster. */
const MANY = 12;

export function createChance(): Chance {
  let state = 0;

  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** The sum of three draws is bell-shaped enough; its variance is a quarter. */
  function bell(): number {
    return (next() + next() + next() - 1.5) * 2;
  }

  return {
    restart(key, week) {
      state = hash(key, week) | 0;
    },
    next,
    poisson(mean) {
      if (mean > MANY) return Math.max(0, Math.round(mean + Math.sqrt(mean) * bell()));
      const draw = next();
      // Most days of most episodes end here, without an exponential.
      if (draw < 1 - mean) return 0;
      let share = Math.exp(-mean);
      let sum = share;
      let count = 0;
      while (draw > sum && count < 60) {
        count++;
        share *= mean / count;
        sum += share;
      }
      return count;
    },
    binomial(tries, rate) {
      if (tries > MANY) {
        const spread = Math.sqrt(tries * rate * (1 - rate));
        return Math.min(tries, Math.max(0, Math.round(tries * rate + spread * bell())));
      }
      let count = 0;
      for (let tried = 0; tried < tries; tried++) if (next() < rate) count++;
      return count;
    },
  };
}
