import type { RetentionAnswers } from '@oc-stats/contract';
import { shareOf } from '../format.ts';
import { bytes, count, hours, share, text, type Table } from '../table.ts';

/** Never and watched are everything; what only the usage report names lies no longer here. */
export function classesTable(report: RetentionAnswers): Table {
  const { inventory, never, observedSince, unobserved, usageOnly, watched, watchedUndated } = report;
  const line = (label: string, part: { recordings: number; hours: number; bytes?: number | null }) => [
    label,
    part.recordings,
    part.hours,
    shareOf(part.hours, inventory.hours),
    part.bytes ?? null,
  ];
  const rows = [line('Never watched', never), line('Watched', watched)];
  if (observedSince !== null)
    rows.splice(1, 0, line(`Never watched, made before ${observedSince}`, unobserved));
  if (watchedUndated.recordings > 0) rows.push(line('Watched, nobody knows when', watchedUndated));
  if (usageOnly.recordings > 0)
    rows.push([
      observedSince === null ? 'In the usage report only' : 'Gone, and known by its views',
      usageOnly.recordings,
      usageOnly.hours,
      null,
      null,
    ]);
  return {
    name: 'classes',
    caption: 'What there is',
    columns: [
      text('Recordings that are'),
      count('Recordings'),
      hours('Hours'),
      share('Share'),
      bytes('Bytes'),
    ],
    rows,
    total: line('All', inventory),
  };
}
