import type { RetentionAnswers } from '@oc-stats/contract';
import { shareOf } from '../format.ts';
import { bytes, count, day, hours, share, text, type Table } from '../table.ts';

export function yearsTable({ createdByYear }: RetentionAnswers): Table {
  return {
    name: 'created-by-year',
    caption: 'Created per academic year, and what of it was ever watched',
    columns: [
      day('From'),
      day('To'),
      count('Recordings'),
      hours('Hours'),
      hours('Watched'),
      share('Share watched'),
      bytes('Bytes'),
    ],
    rows: createdByYear.map((year) => [
      year.from,
      year.to,
      year.recordings,
      year.hours,
      year.watchedHours,
      shareOf(year.watchedHours, year.hours),
      year.bytes,
    ]),
  };
}

export function yearsBySourceTable({ createdByYear }: RetentionAnswers): Table {
  return {
    name: 'created-by-year-and-source',
    caption: 'Created per academic year, by stream source',
    columns: [
      day('From'),
      day('To'),
      text('Stream source'),
      count('Recordings'),
      hours('Hours'),
      hours('Watched'),
      share('Share watched'),
      bytes('Bytes'),
    ],
    rows: createdByYear.flatMap(({ bySource, from, to }) =>
      bySource.map((row) => [
        from,
        to,
        row.value,
        row.recordings,
        row.hours,
        row.watchedHours,
        shareOf(row.watchedHours, row.hours),
        row.bytes,
      ]),
    ),
  };
}
