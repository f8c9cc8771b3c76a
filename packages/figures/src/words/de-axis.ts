import { inUnits, type AxisWords } from './axis-words.ts';

const ALONE = 'Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez'.split(' ');
const IN_DATES = 'Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.'.split(' ');

const UNITS = [
  [1e12, '\u00a0Bio.'],
  [1e9, '\u00a0Mrd.'],
  [1e6, '\u00a0Mio.'],
] as const;

export const axis: AxisWords = {
  tag: 'de',
  day: (day, month) => `${day}. ${IN_DATES[month]}`,
  month: (month) => ALONE[month] ?? '',
  monthOfYear: (month) => IN_DATES[month] ?? '',
  count: (value) => inUnits(value, UNITS, grouped),
};

/** A thousand is written without a point, as `Intl` does. */
function grouped(value: number): string {
  const text = String(value).replace('.', ',');
  return value < 10_000 ? text : text.replace(/(\d)(?=(\d{3})+$)/g, '$1.');
}
