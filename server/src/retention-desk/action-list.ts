import type { ActionFormat, Day, RetentionPlan } from '@oc-stats/contract';
import { workbook, type CsvCell } from '@oc-stats/figures/files';
import type { ActionRow } from '@oc-stats/retention';
import { csvFile } from '../retention/files/csv-file.ts';
import { deflate } from '../retention/files/deflate.ts';
import { ACTION_COLUMNS, actionCells } from '../retention/lists/action-list.ts';
import { described, type Describe } from '../retention/lists/described.ts';

export interface Listed {
  readonly rows: readonly ActionRow[];
  readonly describe: Describe;
  readonly plan: RetentionPlan;
  readonly asOf: Day;
  /** Smaller numbers of views are not told. */
  readonly fewestViews: number;
}

const VIEWS = ACTION_COLUMNS.findIndex(({ heading }) => heading === 'views');

/** What a plan would do to which recording, when and why, and who is to be told: to be acted on by others, never by us. */
export async function actionList(format: ActionFormat, listed: Listed): Promise<Uint8Array> {
  const { asOf, describe, fewestViews, plan } = listed;
  const rows: CsvCell[][] = [];
  for await (const action of described(listed.rows, describe)) {
    rows.push(actionCells(action).map((cell, at) => (at === VIEWS ? withheld(cell, fewestViews) : cell)));
  }
  if (format === 'csv') {
    const heading = ACTION_COLUMNS.map((column) => column.heading);
    const parts: string[] = [];
    for await (const part of csvFile(heading, rows)) parts.push(part);
    return Buffer.from(parts.join(''), 'utf8');
  }
  const about: [string, string][] = [
    ['plan', plan.name],
    ['where it is written down', plan.source ?? ''],
    ['as of', asOf],
    ['assumption', 'nothing is watched after that day'],
  ];
  return workbook(
    [
      { name: 'actions', columns: ACTION_COLUMNS, rows },
      { name: 'about', columns: [{ width: 26 }, { width: 80 }], rows: about },
    ],
    deflate,
  );
}

/** Nobody at all is told: that is what the list is about. */
function withheld(views: CsvCell, fewest: number): CsvCell {
  return typeof views === 'number' && views > 0 && views < fewest ? `< ${fewest}` : views;
}
