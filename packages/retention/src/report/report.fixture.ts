/** The headings as Panopto writes them. */
const CREATED =
  'Session Name,Session ID,Creator,Creator ID,Email,Folder Name,Folder ID,Start Time,Last Time Edited,Last Approval Action,Last Approval Time,Last Approver Name,Last Approver Id,Session Length,Stream Count,Stream Source,Rating Count,Average Rating,Root Folder (Level 0),Subfolder (Level 1),Subfolder (Level 2),Subfolder (Level 3),Subfolder (Level 4)';
const USAGE =
  'Session Name,Session ID,Creator,Creator ID,Email,Start Time,Folder Name,Folder ID,Views and Downloads,Unique Viewers,Minutes Delivered,Average Minutes Delivered,Session Length,Rating Count,Average Rating,Most Recent View Date,Root Folder (Level 0),Subfolder (Level 1),Subfolder (Level 2),Subfolder (Level 3),Subfolder (Level 4)';

const STORAGE =
  'Session Name,Session ID,Creator,Creator ID,Email,Folder Name,Folder ID,Start Time,Session Length (Edited minutes),Stream Source,Root Folder (Level 0),Subfolder (Level 1),Subfolder (Level 2),Subfolder (Level 3),Subfolder (Level 4),Archived Date,On-Demand Hours,Archived Hours (Unedited hours),Archived,MSO - Media Originals,MSO - Editor Metadata,MSO - Media Quality,MSO - Single Stream Viewing';

/** As `csvjoin -c 2 --outer` names what both have. */
function joined(front: string, behind: string): string {
  const there = front.split(',');
  return `${front},${behind
    .split(',')
    .map((name) => (there.includes(name) ? `${name}2` : name))
    .join(',')}`;
}

const HEADINGS = {
  created: CREATED,
  usage: USAGE,
  storage: STORAGE,
  joined: joined(CREATED, USAGE),
  'usage joined first': joined(USAGE, CREATED),
  'joined where creation names nobody': joined(CREATED.replace('Creator,Creator ID,Email,', ''), USAGE),
  /** As it looks when somebody has thrown out what is there twice. */
  trimmed: `${CREATED},${USAGE.split(',')
    .filter((name) => !CREATED.split(',').includes(name))
    .join(',')}`,
};

export type ReportRow = Readonly<Record<string, string | number>>;

/** A report with the given rows, by heading; what is not given is empty. */
export function report(kind: keyof typeof HEADINGS, rows: readonly ReportRow[]): string {
  const heading = HEADINGS[kind].split(',');
  const lines = rows.map((row) => heading.map((name) => quoted(String(row[name] ?? ''))).join(','));
  return [heading.join(','), ...lines].join('\r\n') + '\r\n';
}

/** The nth session. */
export function sessionId(no: number): string {
  return `00000000-0000-4000-8000-${String(no).padStart(12, '0')}`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
