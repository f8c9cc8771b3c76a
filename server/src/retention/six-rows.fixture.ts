import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** The headings as Panopto writes them. */
const CREATED =
  'Session Name,Session ID,Creator,Creator ID,Email,Folder Name,Folder ID,Start Time,Last Time Edited,Last Approval Action,Last Approval Time,Last Approver Name,Last Approver Id,Session Length,Stream Count,Stream Source,Rating Count,Average Rating,Root Folder (Level 0),Subfolder (Level 1),Subfolder (Level 2),Subfolder (Level 3),Subfolder (Level 4)';
const USAGE =
  'Session Name,Session ID,Creator,Creator ID,Email,Start Time,Folder Name,Folder ID,Views and Downloads,Unique Viewers,Minutes Delivered,Average Minutes Delivered,Session Length,Rating Count,Average Rating,Most Recent View Date,Root Folder (Level 0),Subfolder (Level 1),Subfolder (Level 2),Subfolder (Level 3),Subfolder (Level 4)';

export type Row = Readonly<Record<string, string | number>>;

export function created(rows: readonly Row[]): string {
  return reportOf(CREATED, rows);
}

export function usage(rows: readonly Row[]): string {
  return reportOf(USAGE, rows);
}

/** The nth session. */
export function sessionId(no: number): string {
  return `00000000-0000-4000-8000-${String(no).padStart(12, '0')}`;
}

const ID = 'Session ID';
const NAME = 'Session Name';
const LENGTH = 'Session Length';
const ROOT = 'Root Folder (Level 0)';
const SOURCE = 'Stream Source';
const START = 'Start Time';
const VIEWS = 'Views and Downloads';
const MINUTES = 'Minutes Delivered';
const LAST = 'Most Recent View Date';

/** Six sessions, of which each is something else; the name of the first is to be chosen. */
export function sixRows(name = 'One, two'): { readonly created: string; readonly usage: string } {
  const owner = { Creator: 'unified\\owner1', Email: 'owner1@example.org' };
  return {
    created: created([
      {
        [ID]: sessionId(1).toUpperCase(),
        [NAME]: name,
        [LENGTH]: 60,
        [SOURCE]: 'Zoom',
        [ROOT]: 'Users',
        [START]: '8/9/2021 1:53:37 PM',
        ...owner,
      },
      {
        [ID]: sessionId(2),
        [NAME]: 'Two',
        [LENGTH]: 90,
        [SOURCE]: 'Web API',
        [ROOT]: 'Moodle',
        [START]: '9/9/2021 1:53:37 PM',
        ...owner,
      },
      {
        [ID]: sessionId(3),
        [NAME]: 'Three',
        [LENGTH]: 30,
        [SOURCE]: 'Panopto for Mac',
        [ROOT]: 'Moodle',
        [START]: '10/1/2019 12:05:00 AM',
      },
      { [ID]: sessionId(4), [NAME]: 'Four', [LENGTH]: 120, [START]: '1/1/2022 8:00:00 AM' },
      {
        [ID]: sessionId(5),
        [NAME]: 'Five',
        [LENGTH]: 15,
        [SOURCE]: 'iOS',
        [ROOT]: 'Libraries',
        'Folder Name': 'A/B',
        [START]: '1/1/2021 8:00:00 AM',
      },
    ]),
    usage: usage([
      {
        [ID]: sessionId(2),
        [LENGTH]: 90,
        [ROOT]: 'Moodle',
        [VIEWS]: 10,
        [MINUTES]: 450,
        [LAST]: '1/28/2022 3:26:12 PM',
      },
      {
        [ID]: sessionId(3),
        [LENGTH]: 30,
        [ROOT]: 'Moodle',
        [VIEWS]: 4,
        [MINUTES]: 60,
        [LAST]: '5/31/2021 11:59:59 PM',
      },
      { [ID]: sessionId(4), [LENGTH]: 120, [VIEWS]: 0, [MINUTES]: 0 },
      {
        [ID]: sessionId(5),
        [LENGTH]: 15,
        [ROOT]: 'Libraries',
        [VIEWS]: 1,
        [MINUTES]: 0,
        [LAST]: '6/1/2021 12:00:00 AM',
      },
      {
        [ID]: sessionId(6),
        [LENGTH]: 45,
        [ROOT]: 'Libraries',
        [VIEWS]: 7,
        [MINUTES]: 70,
        [LAST]: '3/3/2021 8:00:00 AM',
      },
    ]),
  };
}

/** A folder with the given files, which goes with the test. */
export async function placeWith(
  context: TestContext,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'oc-stats-test-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

/** The reports under the names that Panopto gives them. */
export const REPORTS = {
  created: 'sessionscreatedoredited_2020-08-08--2022-06-01.csv',
  usage: 'sessionusage_2020-08-08--2022-06-01.csv',
} as const;

/** How the command is told of them. */
export const NAMED = ['--sessions', REPORTS.created, '--usage', REPORTS.usage] as const;

function reportOf(headings: string, rows: readonly Row[]): string {
  const heading = headings.split(',');
  const lines = rows.map((row) => heading.map((name) => quoted(String(row[name] ?? ''))).join(','));
  return [headings, ...lines].join('\r\n') + '\r\n';
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
