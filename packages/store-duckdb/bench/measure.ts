import type { Question } from './questions.ts';

/** The median of some runs after one that warms up, in milliseconds. */
export async function median(question: Question, runs = 15): Promise<number> {
  await question();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await question();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[runs >> 1] ?? 0;
}
