/** How many times a bench measures what takes long; few while one works on it, more for the README. */
export const ROUNDS = Number(process.env.OC_STATS_BENCH_ROUNDS) || 5;

export function median(samples) {
  return quantile(samples, 0.5);
}

/** Between two samples their weighted mean, so that the median of an even number is the usual one. */
export function quantile(samples, share) {
  const sorted = [...samples].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = Math.floor(place);
  const below = sorted[low] ?? NaN;
  return below + ((sorted[low + 1] ?? below) - below) * (place - low);
}

/**
 * Takes turns: every round measures each once, in an order that rotates, so that whatever else the machine does meets all
 * of them alike. `measures` give a number; their samples come back under the same names, round by round.
 */
export async function interleaved(rounds, measures) {
  const entries = Object.entries(measures);
  const samples = Object.fromEntries(entries.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < entries.length; i++) {
      const [name, measure] = entries[(round + i) % entries.length];
      samples[name].push(await measure(round));
    }
  }
  return samples;
}

export function timed(work) {
  return async (round) => {
    const started = performance.now();
    await work(round);
    return performance.now() - started;
  };
}

/** Round by round, how many times larger the one is than the other. */
export function ratios(samples, against) {
  return samples.map((sample, round) => sample / against[round]);
}
