import { inUnits, type AxisWords } from './axis-words.ts';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'.split(' ');
const month = (number: number): string => MONTHS[number] ?? '';

const UNITS = [
  [1e12, 'tn'],
  [1e9, 'bn'],
  [1e6, 'm'],
  [1e3, 'k'],
] as const;

export const axis: AxisWords = {
  tag: 'en-GB',
  day: (day, number) => `${day} ${month(number)}`,
  month,
  monthOfYear: month,
  count: (value) => inUnits(value, UNITS, String),
};
