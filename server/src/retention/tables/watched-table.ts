import type { RetentionAnswers } from '@oc-stats/contract';
import { bytes, count, hours, number, share, text, type Cell, type Table } from '../table.ts';
import type { SplitBy } from './split-table.ts';

type Watched = Omit<RetentionAnswers['watched'], 'bySource' | 'byRootFolder'>;

/** How much of what was watched, and how often. */
export function watchedTable({ watched }: RetentionAnswers, by: SplitBy): Table {
  const [name, label] = by === 'bySource' ? ['source', 'Stream source'] : ['folder', 'Root folder'];
  return {
    name: `watched-by-${name}`,
    caption: `Watched at least once, by ${label.toLowerCase()}`,
    columns: [
      text(label),
      count('Recordings'),
      hours('Hours'),
      number('Mean views'),
      number('Median'),
      number('Minutes'),
      share('Watched'),
      bytes('Bytes'),
    ],
    rows: watched[by].map((row) => cellsOf(row.value, row)),
    total: cellsOf('All', watched),
  };
}

function cellsOf(value: string, of: Watched): Cell[] {
  const { bytes, hours, meanMinutes, meanPercentWatched, meanViews, medianViews, recordings } = of;
  const watched = meanPercentWatched === null ? null : meanPercentWatched / 100;
  return [value, recordings, hours, meanViews, medianViews, meanMinutes, watched, bytes];
}
