/**
 * The series colours were searched for, not picked: at least 3:1 against white and against a dark surface, as far apart
 * as can be for all three kinds of colour blindness, neighbours furthest; `palette.test.ts` holds them to it.
 */
export const LINES = {
  light: colors(
    ['#1d232a', '#5b6570', '#e3e6e9', '#ffffff'],
    ['#2953b8', '#b35106', '#309e91', '#76355c', '#af8905', '#4c0b7e', '#98200d', '#112a48'],
  ),
  dark: colors(
    ['#e8eaed', '#a3abb5', '#343b42', '#16191d'],
    ['#6795e5', '#da940b', '#48d0c1', '#af6590', '#f2df7b', '#7656de', '#cc3a1d', '#a3f5fa'],
  ),
};

type PlainInk = 'text' | 'muted' | 'grid' | 'surface';
type SeriesInk = `series-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`;

function colors(
  plain: readonly string[],
  series: readonly string[],
): Readonly<Record<PlainInk | SeriesInk, string>> {
  return Object.fromEntries([
    ...['text', 'muted', 'grid', 'surface'].map((ink, i) => [ink, plain[i]]),
    ...series.map((color, i) => [`series-${i + 1}`, color]),
  ]) as Record<PlainInk | SeriesInk, string>;
}
