import type { Archive } from '@oc-stats/retention';
import { bytes, count, hours, text, type Table } from '../table.ts';

/** What lies in the archive already, and for how long. */
export function archiveTable({ archived, archivedHours, archivedNever, olderThan, undated }: Archive): Table {
  type Amount = typeof archived;
  const line = (label: string, part: Amount) => [label, part.recordings, part.hours, part.bytes];
  return {
    name: 'archive',
    caption: 'Archived already',
    columns: [text('Archived'), count('Recordings'), hours('Hours'), bytes('Bytes')],
    rows: [
      line('All', archived),
      ...(archivedHours === null ? [] : [['All, unedited', null, archivedHours, null]]),
      line('Never watched', archivedNever),
      ...olderThan.map(({ total, years }) =>
        line(`For more than ${years === 1 ? 'a year' : `${years} years`}`, total),
      ),
      ...olderThan.flatMap(({ byKind, years }) =>
        byKind.map((part) =>
          line(`For more than ${years === 1 ? 'a year' : `${years} years`}, ${part.value}`, part),
        ),
      ),
      line('Nobody knows since when', undated),
    ].filter(([, recordings, hours]) => recordings !== 0 || hours !== 0),
  };
}
