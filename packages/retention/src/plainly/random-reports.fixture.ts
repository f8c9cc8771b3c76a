import fc from 'fast-check';
import { dayLabel, dayNumber, type Day } from '@oc-stats/contract';

/** Cells by heading; what is not there is empty. */
export type CellRow = Readonly<Record<string, string>>;

export interface RandomReport {
  readonly file: string;
  readonly side: 'created' | 'usage' | 'storage';
  readonly heading: readonly string[];
  readonly rows: readonly CellRow[];
  /** Before which row a line stands that no table has, and what it says. */
  readonly broken: readonly (readonly [before: number, text: string])[];
  readonly end: string;
  readonly mark: string;
  readonly turned: boolean;
}

export interface RandomReports {
  readonly reports: readonly RandomReport[];
  readonly order: 'mdy' | 'dmy';
  readonly asOf: Day;
  readonly months: number;
  readonly yearStart: number;
  readonly courseRoots: readonly string[];
  readonly folder: readonly string[];
}

const id = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom('', 'upper', 'braces', 'spaces'))
  .map(([no, as]) => {
    const plain = `0000000a-0000-4000-8000-${String(no).padStart(12, '0')}`;
    if (as === 'upper') return plain.toUpperCase();
    if (as === 'braces') return `{${plain}}`;
    return as === 'spaces' ? ` ${plain} ` : plain;
  });
const anyId = fc.oneof({ weight: 12, arbitrary: id }, fc.constantFrom('', 'none', '0000000a-0000-4000-8000'));
const title = fc.constantFrom(
  '',
  'One, two',
  'A "title"',
  'two\r\nlines',
  '=1+1',
  'ä😀',
  "it's",
  '\u{1f}',
  '\ud800',
);
const amount = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: 0, max: 200, noNaN: true }).map((value) => value.toFixed(4)) },
  fc.constantFrom('', '0', '60', '1,234.5', '1,234', 'many', '-1', '12.'),
);
const count = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 20 }).map(String) },
  fc.constantFrom('', '0', '0', '1,200', '3.5', 'few'),
);
const source = fc.constantFrom('Zoom', 'Web API', 'iOS', '', ' ', 'Unspecified', 'Remote Recorder');
const level = fc.constantFrom('Users', 'Moodle', 'A/B', 'a\\', 'Libraries', '', '');
const flag = fc.constantFrom('True', 'False', 'FALSE', '', 'perhaps');
const FIRST = dayNumber('2018-01-01');
const LAST = dayNumber('2023-12-31');
/** Where classes, ages and years begin or end. */
const EDGES = [
  '2022-05-01',
  '2021-12-01',
  '2021-06-01',
  '2021-05-31',
  '2019-06-01',
  '2020-09-01',
  '2020-08-31',
  '2022-06-02',
];

function time(order: 'mdy' | 'dmy') {
  const day = fc.oneof(fc.integer({ min: FIRST, max: LAST }).map(dayLabel), fc.constantFrom(...EDGES));
  const clock = fc.oneof(
    fc.tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }), fc.nat({ max: 59 })),
    fc.constantFrom([0, 0, 0], [23, 59, 59]),
  );
  const written = fc
    .tuple(day, clock, fc.constantFrom('slashed', 'slashed', 'bare', 'iso'))
    .map(([label, [h = 0, m = 0, s = 0], as]) => {
      const [year = '', month = '', date = ''] = label.split('-');
      const two = (value: number) => String(value).padStart(2, '0');
      if (as === 'iso') return `${label} ${two(h)}:${two(m)}:${two(s)}`;
      const [first, second] = order === 'mdy' ? [month, date] : [date, month];
      const slashed = `${Number(first)}/${Number(second)}/${year}`;
      return as === 'bare'
        ? slashed
        : `${slashed} ${h % 12 || 12}:${two(m)}:${two(s)} ${h < 12 ? 'AM' : 'PM'}`;
    });
  return fc.oneof(
    { weight: 10, arbitrary: written },
    fc.constantFrom('', '', 'soon', '2/31/2020 25:00', '2020-02-30'),
  );
}

const LEVELS = [
  'Root Folder (Level 0)',
  'Subfolder (Level 1)',
  'Subfolder (Level 2)',
  'Subfolder (Level 3)',
  'Subfolder (Level 4)',
];

function common(order: 'mdy' | 'dmy') {
  return {
    'Session ID': anyId,
    'Session Name': title,
    Creator: fc.constantFrom('', 'unified\\ann', 'ldap\\bob', 'ann'),
    Email: fc.constantFrom('', 'ann@example.org'),
    'Folder Name': fc.constantFrom('', 'A/B', 'Libraries'),
    'Start Time': time(order),
    ...Object.fromEntries(LEVELS.map((name) => [name, level])),
  };
}

function shapeOf(side: RandomReport['side'], order: 'mdy' | 'dmy'): Record<string, fc.Arbitrary<string>> {
  const own = {
    created: { 'Session Length': amount, 'Stream Source': source, 'Last Time Edited': time(order) },
    usage: {
      'Session Length': amount,
      'Views and Downloads': count,
      'Unique Viewers': count,
      'Minutes Delivered': amount,
      'Average Minutes Delivered': amount,
      'Most Recent View Date': time(order),
    },
    storage: {
      'Session Length (Edited minutes)': amount,
      'Stream Source': source,
      Archived: flag,
      'Archived Date': time(order),
      'On-Demand Hours': amount,
      'Archived Hours (Unedited hours)': amount,
    },
  };
  return { ...common(order), ...own[side] };
}

function reportOf(
  side: RandomReport['side'],
  file: string,
  order: 'mdy' | 'dmy',
): fc.Arbitrary<RandomReport> {
  const shape = shapeOf(side, order);
  return fc
    .record({
      rows: fc.array<CellRow>(fc.record(shape) as fc.Arbitrary<CellRow>, { maxLength: 14 }),
      twice: fc.array(fc.nat({ max: 13 }), { maxLength: 4 }),
      broken: fc.array(fc.tuple(fc.nat({ max: 15 }), fc.constantFrom('one,two', 'a"b', '"open" x')), {
        maxLength: 2,
      }),
      end: fc.constantFrom('\n', '\r\n'),
      mark: fc.constantFrom('', '\ufeff'),
      turned: fc.boolean(),
    })
    .map(({ rows, twice, ...as }) => ({
      ...as,
      file,
      side,
      heading: Object.keys(shape),
      // Some rows come twice, word by word.
      rows: [...rows, ...twice.map((at) => rows[at]).filter((row) => row !== undefined)],
    }));
}

export const randomReports: fc.Arbitrary<RandomReports> = fc
  .constantFrom('mdy' as const, 'dmy' as const)
  .chain((order) =>
    fc
      .record({
        created: fc.option(reportOf('created', 'created_2018-01-01--2022-06-01.csv', order), { freq: 8 }),
        more: fc.option(reportOf('created', 'created_2018-01-01--2020-01-01.csv', order), { freq: 2 }),
        usage: reportOf('usage', 'usage_2020-01-01--2022-06-01.csv', order),
        before: fc.option(reportOf('usage', 'usage_2018-01-01--2019-12-31.csv', order), { freq: 2 }),
        storage: fc.option(reportOf('storage', 'storage_2018-01-01--2022-06-01.csv', order), { freq: 2 }),
        months: fc.constantFrom(1, 6, 12, 36),
        yearStart: fc.constantFrom(1, 9, 10),
        courseRoots: fc.constantFrom([], ['Moodle'], ['Moodle', 'A/B']),
        folder: fc.constantFrom([], ['Moodle'], ['Moodle', 'A/B'], ['a\\'], ['(no folder)']),
      })
      .map(({ before, courseRoots, created, folder, months, more, storage, usage, yearStart }) => ({
        reports: [created, more, usage, before, storage].filter((report) => report !== null),
        order,
        asOf: '2022-06-01',
        months,
        yearStart,
        courseRoots,
        folder,
      })),
  );

/** The file, and on which line each row begins. */
export function written({ broken, end, heading: names, mark, rows, turned }: RandomReport): {
  text: string;
  lines: number[];
  refused: number[];
} {
  const heading = turned ? names.toReversed() : names;
  const [lines, refused]: [number[], number[]] = [[], []];
  let text = mark + heading.map((name) => quoted(turned ? name.toUpperCase() : name)).join(',') + end;
  let line = 2;
  const refuse = (before: number) => {
    for (const [at, wrong] of broken) {
      if (at !== before) continue;
      text += wrong + end;
      refused.push(line++);
    }
  };
  for (const [at, row] of rows.entries()) {
    refuse(at);
    const record = heading.map((name) => quoted(row[name] ?? '')).join(',') + end;
    text += record;
    lines.push(line);
    line += record.split('\n').length - 1;
  }
  return { text, lines, refused };
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
