import assert from 'node:assert/strict';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { NAMED, placeWith, REPORTS, sixRows } from '../../retention/six-rows.fixture.ts';
import { start } from '../process.fixture.ts';
import { ran } from '../ran.fixture.ts';

const { created, usage } = sixRows();
const FILES = {
  [REPORTS.created]: created,
  [REPORTS.usage]: usage,
  'created.csv': created,
  'usage.csv': usage,
  'other.csv': 'a,b\r\n1,2\r\n',
  'dmy.csv': created.replaceAll('8/9/2021', '28/9/2021'),
  'plan.yaml': 'name: x\nrules:\n  - name: y\n    action: destroy\n    aftr: 12 months\n',
  file: '',
};
const ZONE = ['--time-zone', 'UTC'];

const CASES: readonly (readonly [what: string, args: readonly string[], code: number, told: RegExp])[] = [
  ['no day', ['--sessions', 'created.csv', '--usage', 'usage.csv', ...ZONE], 15, /say --as-of YYYY-MM-DD/],
  ['no name of a folder', [...NAMED, '--out', ''], 2, /has an empty name/],
  ['no name of a file', ['--sessions', '', '--usage', REPORTS.usage], 2, /has an empty name/],
  ['not a day', [...NAMED, '--as-of', '2022-02-30'], 2, /--as-of: write it as YYYY-MM-DD/],
  ['unknown zone', [...NAMED, '--time-zone', 'Mars/Olympus'], 16, /“Mars\/Olympus” is no time zone/],
  [
    'no report',
    ['--sessions', 'other.csv', '--usage', REPORTS.usage, ...ZONE],
    11,
    /other\.csv is not Panopto's report/,
  ],
  [
    'swapped',
    ['--sessions', REPORTS.usage, '--usage', REPORTS.created, ...ZONE, '--as-of', '2022-06-01'],
    11,
    /but “Session usage”/,
  ],
  [
    'no such file',
    ['--sessions', 'none.csv', '--usage', REPORTS.usage, ...ZONE],
    10,
    /none\.csv cannot be read: there is no such file/,
  ],
  [
    'dates the other way round',
    ['--sessions', 'dmy.csv', '--usage', REPORTS.usage, ...ZONE],
    12,
    /say --date-order dmy/,
  ],
  [
    'twice the same',
    ['--sessions', 'created.csv', '--usage', './created.csv', ...ZONE],
    2,
    /The same file is named twice: created\.csv and \.\/created\.csv/,
  ],
  ['only usage', ['--usage', REPORTS.usage, ...ZONE], 2, /say --sessions or --storage/],
  ['no usage', ['--sessions', REPORTS.created, ...ZONE], 2, /name it with --usage/],
  ['no threshold', [...NAMED, '--thresholds', '6,x'], 2, /--thresholds: write months/],
  ['no month', [...NAMED, '--year-start', '13'], 2, /--year-start: write a month from 1 to 12/],
  [
    'table unknown',
    [...NAMED, ...ZONE, '--format', 'csv', '--table', 'x'],
    2,
    /there is no “x”\. There are classes, /,
  ],
  ['table missing', [...NAMED, ...ZONE, '--format', 'csv'], 2, /--table NAME, or .*--out DIR/],
  [
    'out is a file',
    [...NAMED, ...ZONE, '--out', 'file'],
    1,
    /Nothing can be written to .*file: it is a file/,
  ],
  ['nothing kept', ['--snapshots'], 18, /Nothing was kept in .* yet\. Name the reports/],
  ['nothing at all', [], 18, /Name the reports: --sessions FILE --usage FILE, or --opencast/],
  ['a folder as a report', ['--sessions', '.', '--usage', REPORTS.usage, ...ZONE], 10, /: it is a folder\./],
  ['a folder as a plan', [...NAMED, ...ZONE, '--plan', '.'], 10, /: it is a folder\./],
  [
    'last views of files',
    [...NAMED, ...ZONE, '--last-views', 'x.csv'],
    2,
    /--last-views goes with --opencast/,
  ],
  ['courses of no report', ['--course-folder', 'Moodle'], 2, /--course-folder goes with Panopto’s reports/],
  ['zone of nothing', ['--time-zone', 'UTC'], 2, /--time-zone is for what is read: name the reports/],
  ['a list into files', ['--snapshots', '--out', 'to'], 2, /--snapshots prints a list: leave --out out/],
  ['earlier than never', [...NAMED, ...ZONE, '--keep', '--compare', '2020-01-01'], 18, /--snapshots lists/],
  ['plan missing', [...NAMED, ...ZONE, '--plan', 'none.yaml'], 10, /none\.yaml cannot be read/],
];

for (const [what, args, code, told] of CASES) {
  test(`${what}: exit code ${code}, and a sentence`, async (t) => {
    const cwd = await placeWith(t, FILES);
    const { code: ended, err, out } = await ran(cwd, 'retention', ...args);
    assert.deepEqual([ended, out], [code, ''], err);
    assert.match(err, told);
    assert.doesNotMatch(err, /^\s+at /m, 'no stack');
  });
}

test('all mistakes of a plan at once, by line and column, and before anything is read', async (t) => {
  const cwd = await placeWith(t, { 'plan.yaml': FILES['plan.yaml'] });
  const { code, err } = await ran(cwd, 'retention', ...NAMED, '--plan', 'plan.yaml');
  assert.equal(code, 17);
  assert.match(err, /plan\.yaml:4:13 {2}rules\[1\]\.action: expected .*found "destroy"/);
  assert.match(err, /plan\.yaml:5:5 {2}rules\[1\]\.aftr: there is no such key\. Did you mean after\?/);
});

test('a plan that is not UTF-8 is refused where it is not, for its names would be found nowhere', async (t) => {
  const cwd = await placeWith(t, {});
  await writeFile(join(cwd, 'latin.yaml'), Buffer.from('name: a\nnote: Universit\u00e4t\n', 'latin1'));
  const { code, err } = await ran(cwd, 'retention', ...NAMED, '--plan', 'latin.yaml');
  assert.equal(code, 17, err);
  assert.match(err, /latin\.yaml:2:16 {2}this is not UTF-8/);
});

test(
  'a folder that may not be written to',
  { skip: process.getuid?.() === 0 && 'root may write anywhere' },
  async (t) => {
    const cwd = await placeWith(t, FILES);
    await mkdir(join(cwd, 'closed'));
    await chmod(join(cwd, 'closed'), 0o500);
    const { code, err } = await ran(cwd, 'retention', ...NAMED, ...ZONE, '--out', 'closed');
    assert.equal(code, 1);
    assert.match(err, /closed: this user may not write there/);
  },
);

test('who reads no further has enough: that is no error', async (t) => {
  const cwd = await placeWith(t, FILES);
  const running = start(['retention', ...NAMED, ...ZONE, '--format', 'json', '--out', 'to'], { cwd });
  running.readNoFurther();
  assert.equal(await running.ended, 0, running.err());
  assert.match(running.err(), /Written to /);
});
