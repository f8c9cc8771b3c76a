import type { RetentionPlan } from '@oc-stats/contract';
import { workbook } from '@oc-stats/figures/files';
import type { ActionRow, Columns, Played, Snapshot } from '@oc-stats/retention';
import { csvFile } from '../files/csv-file.ts';
import { deflate } from '../files/deflate.ts';
import type { OutputFolder } from '../files/output-folder.ts';
import { ACTION_COLUMNS, actionCells } from './action-list.ts';
import { described, type Describe } from './described.ts';
import { LETTER_HEADING, Letters } from './letters.ts';
import { OWNER_HEADING, OwnerList } from './owner-list.ts';

/** A spreadsheet holds a million rows, but nobody reads them, and all of them lie in memory at once. */
const MOST_SHEET_ROWS = 200_000;

export interface ToList {
  readonly plan: RetentionPlan;
  readonly played: Played;
  readonly columns: Columns;
  readonly snapshot: Snapshot;
  readonly describe: Describe;
  readonly alsoXlsx: boolean;
}

/** What a plan would do, recording by recording and owner by owner. Gives where the list of recordings will be. */
export async function writeLists(out: OutputFolder, name: string, listed: ToList): Promise<string> {
  const { alsoXlsx, columns, describe, played } = listed;
  const { actionRows } = await import('@oc-stats/retention');
  const rows = actionRows(columns, played.actions);
  const owners = new OwnerList();
  const letters = new Letters(columns, played.actions);
  const isSheet = alsoXlsx && rows.length <= MOST_SHEET_ROWS;
  const cells: ReturnType<typeof actionCells>[] = [];
  async function* taken(): AsyncGenerator<ReturnType<typeof actionCells>> {
    for await (const one of described(rows, describe)) {
      owners.add(one);
      letters.add(one);
      const row = actionCells(one);
      if (isSheet) cells.push(row);
      yield row;
    }
  }
  const heading = ACTION_COLUMNS.map((column) => column.heading);
  const file = await out.write(`actions-${name}.csv`, csvFile(heading, taken()));
  if (isSheet) {
    const sheet = { name: 'actions', columns: ACTION_COLUMNS, rows: cells };
    await out.write(`actions-${name}.xlsx`, workbook([sheet], deflate));
  }
  await out.write(`owners-${name}.csv`, csvFile(OWNER_HEADING, owners.rows));
  const written = await letters.rows();
  if (written.length > 0) await out.write(`letters-${name}.csv`, csvFile(LETTER_HEADING, written));
  await writeForOpencast(out, name, listed, rows);
  return file;
}

/** For an Opencast the same as it would have to be told; nobody tells it. */
async function writeForOpencast(
  out: OutputFolder,
  name: string,
  { plan, snapshot }: ToList,
  rows: readonly ActionRow[],
): Promise<void> {
  if (snapshot.observedSince === null) return;
  const { lifecyclePolicies, workflowCalls } = await import('@oc-stats/retention');
  const { asOf } = snapshot;
  await out.write(`opencast-calls-${name}.json`, workflowCalls(rows, { plan: plan.name, asOf }));
  await out.write(`opencast-policies-${name}.json`, lifecyclePolicies(plan, rows));
}
