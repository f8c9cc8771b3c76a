import type { RetentionAnswers } from '@oc-stats/contract';
import { shareOf } from '../format.ts';
import { bytes, count, hours, share, text, type Table } from '../table.ts';
import type { SplitBy } from './split-table.ts';

/** What was never watched, by where it comes from; the share is that of all that comes from there. */
export function neverTable({ inventory, never }: RetentionAnswers, by: SplitBy): Table {
  const [name, label] = by === 'bySource' ? ['source', 'Stream source'] : ['folder', 'Root folder'];
  const all = new Map(inventory[by].map((row) => [row.value, row.hours]));
  return {
    name: `never-by-${name}`,
    caption: `Never watched, by ${label.toLowerCase()}`,
    columns: [text(label), count('Recordings'), hours('Hours'), share('Of its hours'), bytes('Bytes')],
    rows: never[by].map((row) => [
      row.value,
      row.recordings,
      row.hours,
      shareOf(row.hours, all.get(row.value) ?? 0),
      row.bytes,
    ]),
    total: ['All', never.recordings, never.hours, shareOf(never.hours, inventory.hours), never.bytes],
  };
}
