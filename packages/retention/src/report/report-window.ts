import { isDay, type DayRange } from '@oc-stats/contract';

const NAMED = /(\d{4}-\d{2}-\d{2})--(\d{4}-\d{2}-\d{2})/;

/** Panopto names reports by what they cover: `sessionusage_2020-08-08--2022-06-01.csv`. */
export function windowOf(file: string): DayRange | null {
  const [, from = '', to = ''] = NAMED.exec(file) ?? [];
  return isDay(from) && isDay(to) && from <= to ? { from, to } : null;
}

export function overlap(a: DayRange, b: DayRange): boolean {
  return a.from <= b.to && b.from <= a.to;
}
