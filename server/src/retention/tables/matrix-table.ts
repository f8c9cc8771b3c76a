import type { RetentionOverview } from '@oc-stats/contract';
import { hours, share, text, type Table } from '../table.ts';
import { shareOf } from '../format.ts';

/** Which source lies where: one line for each pair that there is. */
export function matrixTable({ matrix }: RetentionOverview): Table {
  const { folders, hours: all, neverHours, sources } = matrix;
  return {
    name: 'source-by-folder',
    caption: 'Stream source and root folder',
    columns: [
      text('Stream source'),
      text('Root folder'),
      hours('Hours'),
      hours('Never'),
      share('Share never'),
    ],
    rows: sources.flatMap((source, s) =>
      folders.flatMap((folder, f) => {
        const [of, never] = [all[s]?.[f] ?? 0, neverHours[s]?.[f] ?? 0];
        return of > 0 ? [[source, folder, of, never, shareOf(never, of)]] : [];
      }),
    ),
  };
}
