import { dailyRows, days } from './subject.ts';

/**
 * Small enough to add up by hand. Holds a leap day, weeks that begin in one year and end in the next (2024-12-30 and
 * 2026-12-28 are Mondays), an episode without series, equal sums, and rows of zeros.
 */
export const GOLDEN = dailyRows(`
  e1  s1  2023-12-31   4  3  1
  e1  s1  2024-01-01   5  4  2
  e2  s1  2024-01-01   2  2  0
  e1  s1  2024-02-29   7  5  3
  e3  s2  2024-02-29  10  8  4
  e4  -   2024-02-29   3  3  0
  e2  s1  2024-03-01   1  1  1
  e4  -   2024-03-01   6  4  2
  e3  s2  2024-12-30   9  7  5
  e3  s2  2025-01-01   8  6  4
  e5  s2  2025-01-01   0  0  0
  e2  s1  2026-12-31   2  1  0
  e2  s1  2027-01-03   3  2  1
`);

export const ALL_DAYS = days('2023-01-01', '2027-12-31');
