export const ROUNDS: number;
export function median(samples: readonly number[]): number;
export function quantile(samples: readonly number[], share: number): number;
export function interleaved<K extends string>(
  rounds: number,
  measures: Readonly<Record<K, (round: number) => Promise<number>>>,
): Promise<Record<K, number[]>>;
export function timed(work: (round: number) => Promise<unknown>): (round: number) => Promise<number>;
export function ratios(samples: readonly number[], against: readonly number[]): number[];
