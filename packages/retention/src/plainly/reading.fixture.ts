import type { CellRow, RandomReport } from './random-reports.fixture.ts';

/** What a row says, by names of its own; `null` is what it does not say. */
export interface PlainRow {
  readonly file: string;
  readonly line: number;
  readonly id: string;
  readonly levels: readonly string[];
  readonly texts: Readonly<Record<string, string | null>>;
  readonly numbers: Readonly<Record<string, number | null>>;
  readonly archived: boolean | null;
}

export type Tell = (file: string, line: number | null, code: string) => void;

/** The only amounts and counts of the random reports that are not written as JavaScript writes them. */
const AMOUNTS: Readonly<Record<string, number | null>> = { '': null, '1,234.5': 1234.5, '12.': 12 };
const COUNTS: Readonly<Record<string, number | null>> = { '': null, '1,200': 1200 };
const BAD_AMOUNTS = ['1,234', 'many', '-1'];
const BAD_COUNTS = ['3.5', 'few'];

const TEXTS = ['Session Name', 'Creator', 'Email', 'Folder Name', 'Stream Source'];
const TIMES = ['Start Time', 'Last Time Edited', 'Most Recent View Date', 'Archived Date'];
const AMOUNT_COLUMNS = [
  'Session Length',
  'Session Length (Edited minutes)',
  'Minutes Delivered',
  'Average Minutes Delivered',
  'On-Demand Hours',
  'Archived Hours (Unedited hours)',
];
const COUNT_COLUMNS = ['Views and Downloads', 'Unique Viewers'];
const LEVELS = [
  'Root Folder (Level 0)',
  'Subfolder (Level 1)',
  'Subfolder (Level 2)',
  'Subfolder (Level 3)',
  'Subfolder (Level 4)',
];

/** Reads the cells of a report as reference and issue say, column by column. */
export function readPlainly(
  { file, rows }: RandomReport,
  lines: readonly number[],
  order: 'mdy' | 'dmy',
  tell: Tell,
): PlainRow[] {
  return rows.flatMap((cells, at) => {
    const line = lines[at] ?? 0;
    if (Object.values(cells).some((cell) => cell === '\ud800')) tell(file, line, 'bad-text');
    const id = idOf(cells['Session ID'] ?? '');
    if (id === null) {
      tell(file, line, 'bad-id');
      return [];
    }
    const say = (code: string) => tell(file, line, code);
    const numbers: Record<string, number | null> = {};
    for (const name of TIMES) numbers[name] = timeOf(cells[name] ?? '', order, say);
    for (const name of AMOUNT_COLUMNS) numbers[name] = numberOf(cells[name] ?? '', AMOUNTS, BAD_AMOUNTS, say);
    for (const name of COUNT_COLUMNS) numbers[name] = numberOf(cells[name] ?? '', COUNTS, BAD_COUNTS, say);
    numbers.minutes = numbers['Session Length'] ?? numbers['Session Length (Edited minutes)'] ?? null;
    const texts = Object.fromEntries(TEXTS.map((name) => [name, (cells[name] ?? '').trim() || null]));
    return [
      {
        file,
        line,
        id,
        levels: levelsOf(cells, say),
        texts,
        numbers,
        archived: flagOf(cells.Archived ?? '', say),
      },
    ];
  });
}

function idOf(cell: string): string | null {
  const bare = cell.trim().replace('{', '').replace('}', '').toLowerCase();
  return bare.length === 36 ? bare : null;
}

function numberOf(
  cell: string,
  known: Readonly<Record<string, number | null>>,
  bad: readonly string[],
  say: (code: string) => void,
): number | null {
  if (bad.includes(cell)) {
    say('bad-number');
    return null;
  }
  return cell in known ? (known[cell] ?? null) : Number(cell);
}

function timeOf(cell: string, order: 'mdy' | 'dmy', say: (code: string) => void): number | null {
  if (cell === '') return null;
  if (['soon', '2/31/2020 25:00', '2020-02-30'].includes(cell)) {
    say('bad-date');
    return null;
  }
  if (cell.includes('-')) return Date.parse(`${cell.replace(' ', 'T')}Z`);
  const [date = '', clock = '12:00:00', half = 'AM'] = cell.split(' ');
  const [first = 0, second = 0, year = 0] = date.split('/').map(Number);
  const [hour = 0, minute = 0, seconds = 0] = clock.split(':').map(Number);
  const [month, day] = order === 'mdy' ? [first, second] : [second, first];
  return Date.UTC(year, month - 1, day, (hour === 12 ? 0 : hour) + (half === 'PM' ? 12 : 0), minute, seconds);
}

function flagOf(cell: string, say: (code: string) => void): boolean | null {
  if (cell === 'perhaps') say('bad-flag');
  return cell === 'True' ? true : cell.toLowerCase() === 'false' ? false : null;
}

function levelsOf(cells: CellRow, say: (code: string) => void): string[] {
  const names = LEVELS.map((level) => cells[level] ?? '');
  const end = names.includes('') ? names.indexOf('') : names.length;
  for (const name of names.slice(end)) if (name !== '') say('folder-gap');
  return names.slice(0, end);
}
