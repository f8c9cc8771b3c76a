import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { RetentionReport } from '@oc-stats/contract';
import { retentionReport } from '@oc-stats/contract/schema';
import { NAMED, placeWith, REPORTS, sixRows } from '../retention/six-rows.fixture.ts';
import { ran } from './ran.fixture.ts';

const ASKED = ['retention', ...NAMED, '--time-zone', 'America/Los_Angeles'];

async function place(context: TestContext): Promise<string> {
  const { created, usage } = sixRows();
  return placeWith(context, { [REPORTS.created]: created, [REPORTS.usage]: usage });
}

const minutes = ({ hours }: { hours: number }) => hours * 60;

test('six sessions as JSON: the document of the contract, and nothing else', async (t) => {
  const { code, err, out } = await ran(await place(t), ...ASKED, '--format', 'json');
  assert.deepEqual([code, err], [0, '']);
  const report = JSON.parse(out) as RetentionReport;
  assert.deepEqual(retentionReport.parse(report), report, 'no key too many, none missing');
  assert.deepEqual([report.asOf, report.timeZone], ['2022-06-01', 'America/Los_Angeles']);
  assert.deepEqual([report.inventory.recordings, report.inventory.hours], [5, 5.25]);
  assert.deepEqual(report.usageOnly, { recordings: 1, hours: 0.75 });
  assert.deepEqual(
    report.never.bySource.map((row) => [row.value, minutes(row)]),
    [
      ['Unspecified', 120],
      ['Zoom', 60],
    ],
  );
  assert.deepEqual(
    report.never.byRootFolder.map(({ value }) => value),
    ['(no folder)', 'Users'],
  );
  const year = (all: RetentionReport['stale']) => all.find(({ months }) => months === 12) ?? assert.fail();
  assert.deepEqual(
    year(report.stale).bySource.map((row) => [row.value, minutes(row)]),
    [['Panopto for Mac', 30]],
  );
  assert.deepEqual(
    year(report.recent).bySource.map((row) => [row.value, minutes(row)]),
    [
      ['Web API', 90],
      ['iOS', 15],
    ],
  );
  assert.deepEqual([report.scenarios, report.never.bytes], [[], null]);
});

test('thresholds and years are those that were asked for', async (t) => {
  const asked = [...ASKED, '--thresholds', '18,6', '--year-start', '10', '--as-of', '2022-05-01'];
  const { out } = await ran(await place(t), ...asked, '--format', 'json');
  const report = JSON.parse(out) as RetentionReport;
  assert.equal(report.asOf, '2022-05-01');
  assert.deepEqual(
    report.stale.map(({ months }) => months),
    [6, 18],
  );
  assert.deepEqual(
    report.createdByYear.map(({ from, to }) => [from, to]),
    [
      ['2019-10-01', '2020-09-30'],
      ['2020-10-01', '2021-09-30'],
      ['2021-10-01', '2022-09-30'],
    ],
  );
});

test('as text: the sentence first, tables in 80 columns, what was assumed', async (t) => {
  const { code, err, out } = await ran(await place(t), ...ASKED);
  assert.deepEqual([code, err], [0, '']);
  const lines = out.split('\n');
  assert.equal(lines[0], '3.0 of 5.3 hours, 57.1 %, have never been watched: 2 of 5 recordings.');
  for (const line of lines) assert.ok(line.length <= 80, line);
  assert.ok(lines.includes('Panopto for Mac           1    0.5    0.0        0.0 %    0.5     0.0'));
  assert.ok(lines.includes('All                       5    5.3    3.0       57.1 %    0.5     1.8'));
  assert.match(out, /^As of: the beginning of 2022-06-01; /m);
  assert.match(out, /^Time zone: America\/Los_Angeles/m);
  assert.doesNotMatch(out, /Bytes|undefined|NaN/);
});

test('as CSV: one table on the output, or all of them in a folder', async (t) => {
  const cwd = await place(t);
  const one = await ran(cwd, ...ASKED, '--format', 'csv', '--table', 'never-by-source');
  assert.deepEqual(one.out.replace('\ufeff', '').split('\n'), [
    'Stream source,Recordings,Hours,Of its hours,Bytes',
    'Unspecified,1,2,1,',
    'Zoom,1,1,1,',
    'All,2,3,0.5714285714285714,',
  ]);
  const all = await ran(cwd, ...ASKED, '--format', 'csv', '--out', 'answers');
  assert.deepEqual([all.code, all.out], [0, '']);
  assert.match(all.err, /^Written to .*answers: \d+ files\.$/m);
  assert.match(all.err, /oc-stats deleted nothing/);
  const names = await readdir(join(cwd, 'answers'));
  for (const name of [
    'classes.csv',
    'by-source.csv',
    'created-by-year.csv',
    'source-by-folder.csv',
    'warnings.csv',
  ])
    assert.ok(names.includes(name), name);
  assert.equal(
    await readFile(join(cwd, 'answers/never-by-source.csv'), 'utf8'),
    one.out.replaceAll('\n', '\r\n') + '\r\n',
  );
});

test('as a page: it stands alone, says its language, and every table has a caption', async (t) => {
  const { code, err, out } = await ran(await place(t), ...ASKED, '--format', 'html');
  assert.deepEqual([code, err], [0, '']);
  assert.match(out, /^<!doctype html>\n<html lang="en">/);
  assert.doesNotMatch(out, /<script|javascript:|https?:|src=|url\(|@import/);
  const count = (pattern: RegExp) => out.match(pattern)?.length;
  assert.equal(count(/<caption>/g), count(/<table>/g));
  assert.ok((count(/<table>/g) ?? 0) >= 7);
  assert.match(out, /<p class="first">3\.0 of 5\.3 hours, 57\.1 %, have never been watched/);
  assert.match(out, /prefers-color-scheme: dark/);
  assert.match(out, /@media print/);
});
