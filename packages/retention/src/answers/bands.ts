import { addMonths, type Day } from '@oc-stats/contract';
import { literal } from '@oc-stats/duckdb';

/** What is told in steps, from the least to the most, and what nobody knows at the end. */
const LENGTHS = { most: [5, 20, 60, 120], names: ['0–5', '5–20', '20–60', '60–120', 'over 120', 'unknown'] };
const AGES = { most: [1, 2, 3, 5, 10], names: ['0–1', '1–2', '2–3', '3–5', '5–10', 'over 10', 'unknown'] };

export const BANDS = { length: LENGTHS.names, age: AGES.names } as const;

/** SQL: minutes in bands; each end belongs to the band that it ends. */
export function lengthBand(): string {
  return cases(LENGTHS.names, 'minutes IS NULL', (i) => `minutes <= ${LENGTHS.most[i]}`);
}

/** SQL: years of the calendar since it was made. */
export function ageBand(asOf: Day): string {
  const since = AGES.most.map((years) => literal(addMonths(asOf, -12 * years)));
  return cases(AGES.names, 'started IS NULL', (i) => `started >= DATE ${since[i]}`);
}

function cases(names: readonly string[], isUnknown: string, isIn: (band: number) => string): string {
  const [unknown = '', rest = '', ...bands] = names.map((name) => literal(name)).reverse();
  const whens = bands.reverse().map((name, i) => `WHEN ${isIn(i)} THEN ${name}`);
  return `CASE WHEN ${isUnknown} THEN ${unknown} ${whens.join(' ')} ELSE ${rest} END`;
}
