import type { PercentWatched } from '@oc-stats/retention';
import { count, share, text, type Table } from '../table.ts';

/** Two answers to one question; short recordings weigh much in the first and little in the second. */
export function percentWatchedTable({ meanOfRatios, ratioOfSums, recordings }: PercentWatched): Table {
  const fraction = (percent: number | null) => (percent === null ? null : percent / 100);
  return {
    name: 'percent-watched',
    caption: 'How much of a recording one viewer watches',
    columns: [text('Counted by'), count('Recordings'), share('Watched')],
    rows: [
      ['Recording', recordings, fraction(meanOfRatios)],
      ['Minute', recordings, fraction(ratioOfSums)],
    ],
  };
}
