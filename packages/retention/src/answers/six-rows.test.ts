import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Inventory } from '../inventory/inventory.ts';
import { takeReports } from '../inventory/take-reports.ts';
import { warningsOf } from '../inventory/warnings.ts';
import { report, sessionId } from '../report/report.fixture.ts';
import { TemporaryFolder } from '../temporary-folder.fixture.ts';
import { answer } from './answer.ts';

const ID = 'Session ID';
const SOURCE = 'Stream Source';
const ROOT = 'Root Folder (Level 0)';
const LAST = 'Most Recent View Date';
const LENGTH = 'Session Length';
const VIEWS = 'Views and Downloads';
const MINUTES = 'Minutes Delivered';

const CREATED = report('created', [
  {
    [ID]: sessionId(1).toUpperCase(),
    'Session Name': 'One, two',
    [LENGTH]: 60,
    [SOURCE]: 'Zoom',
    [ROOT]: 'Users',
    'Start Time': '8/9/2021 1:53:37 PM',
  },
  {
    [ID]: sessionId(2),
    [LENGTH]: 90,
    [SOURCE]: 'Web API',
    [ROOT]: 'Moodle',
    'Start Time': '9/9/2021 1:53:37 PM',
  },
  {
    [ID]: sessionId(3),
    [LENGTH]: 30,
    [SOURCE]: 'Panopto for Mac',
    [ROOT]: 'Moodle',
    'Start Time': '10/1/2019 12:05:00 AM',
  },
  { [ID]: sessionId(4), [LENGTH]: 120, 'Start Time': '1/1/2022 8:00:00 AM' },
  {
    [ID]: sessionId(5),
    [LENGTH]: 15,
    [SOURCE]: 'iOS',
    [ROOT]: 'Libraries',
    'Folder Name': 'A/B',
    'Start Time': '1/1/2021 8:00:00 AM',
  },
]);
const USAGE = report('usage', [
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
]);

test('six sessions, of which each is something else', async (t) => {
  const folder = new TemporaryFolder();
  t.after(() => folder.remove());
  const inventory = await Inventory.open(folder.path, 1);
  t.after(() => inventory.close());
  const asked = { asOf: '2022-06-01', timeZone: 'America/Los_Angeles' };
  const snapshot = await takeReports(
    inventory.session,
    { sessions: [folder.write('c.csv', CREATED)], usage: [folder.write('u.csv', USAGE)], storage: [] },
    { ...asked, dateOrder: 'mdy', courseRoots: [], taken: new Date(0) },
  );
  const found = await answer(inventory.session, { snapshot, thresholds: [12], yearStart: 9 });

  for await (const some of warningsOf(inventory.session, snapshot)) assert.deepEqual(some, []);
  assert.deepEqual(
    [found.inventory.recordings, found.inventory.hours, found.inventory.bytes],
    [5, 5.25, null],
  );
  assert.deepEqual(found.usageOnly, { recordings: 1, hours: 0.75 });
  assert.deepEqual(hours(found.never.bySource), { Unspecified: 2, Zoom: 1 });
  assert.deepEqual(hours(found.never.byRootFolder), { '(no folder)': 2, Users: 1 });
  assert.deepEqual(hours(found.stale[0]?.bySource), { 'Panopto for Mac': 0.5 });
  assert.deepEqual(hours(found.recent[0]?.bySource), { 'Web API': 1.5, iOS: 0.25 });
  assert.deepEqual([found.watched.recordings, found.watched.hours, found.watched.meanViews], [3, 2.25, 5]);
  assert.deepEqual(
    found.createdByYear.map(({ from, to, watchedHours, hours }) => [from, to, hours, watchedHours]),
    [
      ['2019-09-01', '2020-08-31', 0.5, 0.5],
      ['2020-09-01', '2021-08-31', 1.25, 0.25],
      ['2021-09-01', '2022-08-31', 3.5, 1.5],
    ],
  );
});

function hours(rows: readonly { readonly value: string; readonly hours: number }[] = []) {
  return Object.fromEntries(rows.map(({ hours, value }) => [value, hours]));
}
