import type { Amount } from './figures.ts';

export const NOTHING: Amount = { hours: 0, recordings: 0 };

export function sumOf(amounts: readonly Amount[]): Amount {
  return amounts.reduce(
    (sum, { hours, recordings }) => ({ hours: sum.hours + hours, recordings: sum.recordings + recordings }),
    NOTHING,
  );
}
