import { median, quantile } from './samples.mjs';

/**
 * One line of the table, printed by a bench file for the runner to read. What is judged is the median of the samples
 * unless `of` names another of their statistics; it may be at most `most`, or has to be at least `least`.
 */
export function printRow(row) {
  process.stdout.write(`${JSON.stringify(row)}\n`);
}

const STATISTICS = {
  median,
  p95: (samples) => quantile(samples, 0.95),
  max: (samples) => Math.max(...samples),
};

/** The row with what follows from its samples. A row whose samples could not be taken is over its budget. */
export function judged(row) {
  const { samples, of = 'median', most, least } = row;
  const value = STATISTICS[of](samples);
  const within =
    most === undefined && least === undefined
      ? null
      : value <= (most ?? Infinity) && value >= (least ?? -Infinity);
  return { ...row, of, value, min: Math.min(...samples), max: Math.max(...samples), within };
}
