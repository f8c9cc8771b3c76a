import { folderPath } from '@oc-stats/contract';
import type { CsvCell, SheetColumn } from '@oc-stats/figures/files';
import type { ActionRow } from '@oc-stats/retention';
import type { Described } from './described.ts';

/** A line of the list, with all that a person needs to decide. */
export type ListedAction = Described<ActionRow>;

export const ACTION_COLUMNS: readonly (SheetColumn & { readonly heading: string })[] = [
  { heading: 'id', width: 38 },
  { heading: 'title', width: 44 },
  { heading: 'folder', width: 30 },
  { heading: 'source', width: 18 },
  { heading: 'owner', width: 24 },
  { heading: 'email', width: 30 },
  { heading: 'action', width: 12 },
  { heading: 'rule', width: 30 },
  { heading: 'fires on', type: 'day', width: 12 },
  { heading: 'done on', type: 'day', width: 12 },
  { heading: 'place free on', type: 'day', width: 14 },
  { heading: 'last view', type: 'day', width: 12 },
  { heading: 'created', type: 'day', width: 12 },
  { heading: 'views', type: 'number', width: 10 },
  { heading: 'hours', type: 'decimal', width: 10 },
  { heading: 'bytes', type: 'number', width: 14 },
];

/** In the order of the columns. */
export function actionCells(listed: ListedAction): CsvCell[] {
  const { action, bytes, done, fired, gone, hours, id, recording, rule } = listed;
  return [
    id,
    recording?.title ?? null,
    recording ? folderPath(recording.folder) : null,
    recording?.source ?? null,
    recording?.creator ?? null,
    recording?.email ?? null,
    action,
    rule,
    fired,
    done,
    action === 'delete' ? gone : null,
    recording?.lastView?.slice(0, 10) ?? null,
    recording?.started?.slice(0, 10) ?? null,
    recording?.views ?? null,
    hours,
    bytes,
  ];
}
