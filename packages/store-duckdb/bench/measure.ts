import type { Question } from './questions.ts';

/** The median of some runs after one that warms up, in milliseconds. */
export async function median(question: Question, runs = 15): Promise<number> {
  const [time = Number.NaN] = await medians([question], runs);
  return time;
}

/** The same for several at once, turn by turn: what else the machine does meanwhile meets all of them. */
export async function medians(questions: readonly Question[], runs = 15): Promise<number[]> {
  const times = questions.map((): number[] => []);
  for (let run = -1; run < runs; run++) {
    for (const [i, question] of questions.entries()) {
      const start = performance.now();
      await question();
      if (run >= 0) times[i]?.push(performance.now() - start);
    }
  }
  return times.map((all) => all.sort((a, b) => a - b)[runs >> 1] ?? Number.NaN);
}
