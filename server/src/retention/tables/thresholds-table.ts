import { addMonths, type RetentionAnswers } from '@oc-stats/contract';
import { shareOf } from '../format.ts';
import { count, day, hours, share, type Table } from '../table.ts';

/** For every threshold recent, stale and undated are what was watched. */
export function thresholdsTable({ asOf, recent, stale, watched, watchedUndated }: RetentionAnswers): Table {
  return {
    name: 'last-watched',
    caption: 'When watched recordings were last watched',
    columns: [
      count('Months'),
      day('Since'),
      count('Recent'),
      hours('Recent h'),
      count('Stale'),
      hours('Stale h'),
      hours('Undated h'),
      share('Share stale'),
    ],
    rows: stale.map((old) => {
      const young = recent.find(({ months }) => months === old.months);
      return [
        old.months,
        addMonths(asOf, -old.months),
        young?.recordings ?? null,
        young?.hours ?? null,
        old.recordings,
        old.hours,
        watchedUndated.hours,
        shareOf(old.hours, watched.hours),
      ];
    }),
  };
}
