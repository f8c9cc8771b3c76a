import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Divided } from './breakdown.ts';
import { report, sessionId } from '../report/report.fixture.ts';
import { openInventory } from '../taken.fixture.ts';

const ID = 'Session ID';
const LENGTH = 'Session Length';
const EDITED = 'Session Length (Edited minutes)';
const ROOT = 'Root Folder (Level 0)';
const SUB = 'Subfolder (Level 1)';
const START = 'Start Time';

const SESSIONS = report('created', [
  {
    [ID]: sessionId(1),
    [LENGTH]: 60,
    [ROOT]: 'Users',
    [SUB]: 'ann',
    Creator: 'unified\\Ann',
    [START]: '5/1/2022',
    'Stream Source': 'Zoom',
  },
  {
    [ID]: sessionId(2),
    [LENGTH]: 5,
    [ROOT]: 'Moodle',
    [SUB]: 'a/b',
    Creator: 'unified\\bob',
    [START]: '5/1/2019',
    'Stream Source': 'Zoom',
  },
  {
    [ID]: sessionId(3),
    [LENGTH]: 120.5,
    [ROOT]: 'Moodle',
    [SUB]: 'c',
    Email: 'ann@example.org',
    [START]: '5/1/2019',
  },
  { [ID]: sessionId(4), [LENGTH]: 30, [ROOT]: 'Libraries', [START]: '5/1/2019' },
  { [ID]: sessionId(5), [ROOT]: 'Moodle', Creator: 'gone', [START]: '5/1/2019' },
]);
const USAGE = report('usage', [
  {
    [ID]: sessionId(2),
    [LENGTH]: 5,
    'Views and Downloads': 1,
    'Average Minutes Delivered': 4,
    'Most Recent View Date': '5/1/2022',
  },
  {
    [ID]: sessionId(3),
    [LENGTH]: 120,
    'Views and Downloads': 3,
    'Average Minutes Delivered': 12.05,
    'Most Recent View Date': '5/1/2020',
  },
]);

const hours = (rows: readonly Divided[]) =>
  rows.map(({ total, values }) => [...values, Math.round(total.hours * 60 * 100) / 100]);

test('an inventory is divided by anything', async (t) => {
  const { inventory, take } = await openInventory(t);
  const snapshot = await take({ sessions: { 'c.csv': SESSIONS }, usage: { 'u.csv': USAGE } });
  const by = async (...dimensions: Parameters<typeof inventory.breakdown>[0]['by']) =>
    inventory.breakdown({ snapshot, months: 12, by: dimensions });

  assert.deepEqual(hours(await by('kind')), [
    ['course', 125.5],
    ['personal', 60],
    ['other', 30],
  ]);
  assert.deepEqual(hours(await by('length')), [
    ['0–5', 5],
    ['20–60', 90],
    ['over 120', 120.5],
    ['unknown', 0],
  ]);
  assert.deepEqual(hours(await by('age')), [
    ['0–1', 60],
    ['3–5', 155.5],
  ]);
  assert.deepEqual(hours(await by({ level: 1 })), [
    ['c', 120.5],
    ['ann', 60],
    ['', 30],
    ['a/b', 5],
  ]);
  assert.deepEqual(hours(await by('folder')).at(-2), ['Moodle/a\\/b', 5]);
  assert.deepEqual(hours(await by('creator')).slice(0, 2), [
    ['', 150.5],
    ['unified\\Ann', 60],
  ]);
  assert.deepEqual(hours(await by('source', 'root')), [
    ['Unspecified', 'Moodle', 120.5],
    ['Zoom', 'Users', 60],
    ['Unspecified', 'Libraries', 30],
    ['Zoom', 'Moodle', 5],
  ]);
  const [courses] = await by('kind');
  assert.deepEqual(
    Object.entries(courses?.classes ?? {}).map(([name, { recordings }]) => [name, recordings]),
    [
      ['recent', 1],
      ['stale', 1],
      ['undated', 0],
      ['new', 0],
      ['unobserved', 0],
      ['never', 1],
    ],
  );
  const [, personal] = await by('kind');
  assert.deepEqual(
    [personal?.classes.new.recordings, personal?.classes.never.recordings, personal?.neverShare],
    [1, 0, 1],
  );
});

test('the mean of ratios and the ratio of sums are two numbers', async (t) => {
  const { inventory, take } = await openInventory(t);
  const snapshot = await take({ sessions: { 'c.csv': SESSIONS }, usage: { 'u.csv': USAGE } });
  const { meanOfRatios, ratioOfSums, recordings } = await inventory.percentWatched(snapshot);
  assert.deepEqual(
    [recordings, meanOfRatios?.toFixed(6), ratioOfSums?.toFixed(6)],
    [2, '45.000000', ((100 * 16.05) / 125.5).toFixed(6)],
  );
});

test('owners who left are those whom the list of users does not name', async (t) => {
  const { folder, inventory, take } = await openInventory(t);
  const snapshot = await take({ sessions: { 'c.csv': SESSIONS }, usage: { 'u.csv': USAGE } });
  const owners = async () => hours(await inventory.breakdown({ snapshot, months: 12, by: ['owner'] }));
  assert.deepEqual(await owners(), [['unknown', 215.5]]);
  assert.equal(await inventory.activeOwners(snapshot), null);

  const list =
    '\ufeffName,User Name,E-mail Address,Active\r\nAnn,ldap\\ANN,Ann@example.org,yes\r\nBob,bob,,no\r\n';
  assert.equal(await inventory.takeAccounts(snapshot, folder.write('users.csv', list)), 2);
  assert.deepEqual(await owners(), [
    ['active', 180.5],
    ['unknown', 30],
    ['gone', 5],
  ]);
  const isActive = await inventory.activeOwners(snapshot);
  assert.deepEqual(
    ['unified\\Ann', 'unified\\bob', 'gone', ''].map((creator) => isActive?.(creator)),
    [true, false, false, true],
  );

  await assert.rejects(inventory.takeAccounts(snapshot, folder.write('half.csv', 'Username\nann\n"bob\n')), {
    code: 'not-a-report',
    message: /^Line 3 of half\.csv cannot be read/,
  });
  await assert.rejects(inventory.takeAccounts(snapshot, folder.write('no.csv', 'a,b\n')), {
    code: 'not-a-report',
    message: /names no column/,
  });
  assert.equal((await owners())[0]?.[1], 180.5, 'the list before stays');
  await assert.rejects(inventory.takeAccounts(9, folder.write('users.csv', list)), { code: 'no-snapshot' });
});

test('what is archived already, since when, and what of it nobody ever watched', async (t) => {
  const { inventory, take } = await openInventory(t);
  const sessions = { 'c.csv': SESSIONS };
  const without = await take({ sessions });
  assert.equal(await inventory.archive(without), null);

  const storage = report('storage', [
    {
      [ID]: sessionId(2),
      [EDITED]: 10,
      Archived: 'True',
      'Archived Date': '5/31/2019',
      'Archived Hours (Unedited hours)': 0.25,
      'On-Demand Hours': 0,
      [ROOT]: 'Moodle',
    },
    { [ID]: sessionId(3), Archived: 'True', 'Archived Date': '', 'Archived Hours (Unedited hours)': 2.5 },
    { [ID]: sessionId(4), Archived: 'FALSE', 'On-Demand Hours': 0.5 },
    { [ID]: sessionId(9), [EDITED]: 60, Archived: 'true', 'Archived Date': '6/1/2019', [ROOT]: 'Users' },
  ]);
  const snapshot = await take({ sessions, usage: { 'u.csv': USAGE }, storage: { 's.csv': storage } });
  const { inventory: whole } = await inventory.answer(snapshot);
  // The storage report is preferred: ten minutes, and no longer five; and what only it knows is there, too.
  assert.deepEqual([whole.recordings, whole.hours * 60], [6, 280.5]);
  const found = await inventory.archive(snapshot);
  assert.deepEqual([found?.onDemandHours, found?.archivedHours], [0.5, 2.75]);
  assert.deepEqual(
    [found?.archived.recordings, found?.archivedNever.recordings, found?.undated.recordings],
    [3, 1, 1],
  );
  assert.deepEqual(
    found?.olderThan.map(({ byKind, years }) => [
      years,
      ...byKind.map(({ recordings, value }) => `${recordings} ${value}`),
    ]),
    [[1, '1 personal', '1 course'], [2, '1 personal', '1 course'], [3, '1 course'], [4], [5]],
  );
});
