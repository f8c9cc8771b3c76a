import assert from 'node:assert/strict';
import { test } from 'node:test';
import { report, sessionId } from '../report/report.fixture.ts';
import { openInventory, warningsIn } from '../taken.fixture.ts';

const ID = 'Session ID';
const LENGTH = 'Session Length';
const START = 'Start Time';
const LAST = 'Most Recent View Date';
const VIEWS = 'Views and Downloads';
const MINUTES = 'Minutes Delivered';

const PLAIN = { [START]: '1/1/2022 8:00:00 AM', [LENGTH]: 60, 'Stream Source': 'Zoom' };

test('what is refused is told by file and line, and all else counts', async (t) => {
  const { inventory, take } = await openInventory(t);
  const created = report('created', [
    { ...PLAIN, [ID]: sessionId(1), 'Session Name': 'two\r\nlines' },
    { ...PLAIN, [ID]: '' },
    { ...PLAIN, [ID]: '12345' },
    { ...PLAIN, [ID]: sessionId(2), [START]: '13/13/2022 8:00:00 AM' },
    { ...PLAIN, [ID]: sessionId(3), [LENGTH]: '1,234' },
    { ...PLAIN, [ID]: sessionId(4), [LENGTH]: '9'.repeat(400) },
    { ...PLAIN, [ID]: sessionId(5), 'Subfolder (Level 1)': 'nowhere' },
    { ...PLAIN, [ID]: sessionId(6), 'Stream Source': 'Webex' },
    { ...PLAIN, [ID]: sessionId(7), [LENGTH]: 0 },
    { ...PLAIN, [ID]: sessionId(8), 'Session Name': 'caf\ud800' },
  ]);
  const torn = `${created}one,two\r\n"open"x,${sessionId(9)}\r\n`;
  const no = await take({ sessions: { 'c.csv': torn } });

  assert.deepEqual(
    (await warningsIn(inventory, no)).map(({ code, line }) => [line, code]),
    [
      [4, 'bad-id'],
      [5, 'bad-id'],
      [6, 'bad-date'],
      [7, 'bad-number'],
      [7, 'no-length'],
      [8, 'bad-number'],
      [8, 'no-length'],
      [9, 'folder-gap'],
      [11, 'no-length'],
      [12, 'bad-text'],
      [13, 'bad-row'],
      [14, 'bad-row'],
      [null, 'unknown-source'],
    ],
  );
  const { message } = (await warningsIn(inventory, no)).find(({ line }) => line === 6) ?? {};
  assert.equal(message, '“13/13/2022 8:00:00 AM” is no date and time (“Start Time”).');
  const { createdByYear, inventory: whole } = await inventory.answer(no);
  assert.deepEqual([whole.recordings, whole.hours], [8, 5]);
  assert.deepEqual(
    whole.bySource.map(({ recordings, value }) => [value, recordings]),
    [
      ['Zoom', 7],
      ['Webex', 1],
    ],
  );
  // Without a date it is in no year, but in the inventory.
  assert.equal(
    createdByYear.reduce((sum, { recordings }) => sum + recordings, 0),
    7,
  );
});

test('what is odd is told and counts as it is', async (t) => {
  const { inventory, take } = await openInventory(t);
  const watched = (no: number, more: object) => ({
    [ID]: sessionId(no),
    [LENGTH]: 60,
    [VIEWS]: 2,
    [MINUTES]: 30,
    ...more,
  });
  const usage = report('usage', [
    watched(1, { [LAST]: '6/1/2022 11:59:59 PM' }),
    watched(2, { [LAST]: '6/2/2022 12:00:00 AM' }),
    watched(3, {}),
    watched(4, { [MINUTES]: 500, [LAST]: '5/1/2022' }),
    watched(5, { [VIEWS]: 0, [MINUTES]: 0, [LAST]: '5/1/2022' }),
  ]);
  const sessions = report(
    'created',
    [1, 2, 3, 4, 5].map((no) => ({ ...PLAIN, [ID]: sessionId(no) })),
  );
  const no = await take({ sessions: { 'c.csv': sessions }, usage: { 'u.csv': usage } });

  assert.deepEqual(
    (await warningsIn(inventory, no)).map(({ code, file, line }) => [file, line, code]),
    [
      ['u.csv', 3, 'view-after-report'],
      ['u.csv', 4, 'undated-view'],
      ['u.csv', 5, 'more-than-length'],
    ],
  );
  const { never, recent, watched: all, watchedUndated } = await inventory.answer(no, { thresholds: [12] });
  assert.deepEqual(
    [never.recordings, all.recordings, watchedUndated.recordings, recent[0]?.recordings],
    [0, 5, 1, 4],
  );
});

test('one id in several rows counts once, by the newest, and nothing is added', async (t) => {
  const { inventory, take } = await openInventory(t);
  const row = { [ID]: sessionId(1), [LENGTH]: 60, [VIEWS]: 3, [MINUTES]: 30, [LAST]: '5/1/2022 8:00:00 AM' };
  const usage = report('usage', [
    row,
    { ...row, [VIEWS]: 9, [LAST]: '4/1/2022 8:00:00 AM' },
    { ...row, [VIEWS]: 4, [ID]: sessionId(1).toUpperCase() },
    { ...row, [ID]: sessionId(2) },
    { ...row, [ID]: `{${sessionId(2)}}` },
    { [ID]: sessionId(3), [VIEWS]: 0, [MINUTES]: 5 },
    { [ID]: sessionId(3), [VIEWS]: 0, [MINUTES]: 0 },
  ]);
  const created = report('created', [
    { ...PLAIN, [ID]: sessionId(1), 'Last Time Edited': '2/2/2022', [LENGTH]: 60 },
    { ...PLAIN, [ID]: sessionId(1), 'Last Time Edited': '1/1/2022', [LENGTH]: 90 },
    { ...PLAIN, [ID]: sessionId(2) },
    { ...PLAIN, [ID]: sessionId(3) },
  ]);
  const no = await take({ sessions: { 'c.csv': created }, usage: { 'u.csv': usage } });

  assert.deepEqual(
    (await warningsIn(inventory, no)).map(({ code, file, line }) => [file, line, code]),
    [
      ['c.csv', 3, 'contradicting-duplicate'],
      ['u.csv', 3, 'contradicting-duplicate'],
      ['u.csv', 4, 'contradicting-duplicate'],
      ['u.csv', 6, 'duplicate'],
      ['u.csv', 7, 'undated-view'],
      ['u.csv', 8, 'contradicting-duplicate'],
    ],
  );
  const { inventory: whole, watched } = await inventory.answer(no);
  // What one row says was watched is not never watched because another says less.
  assert.deepEqual([whole.hours, watched.recordings, watched.meanViews], [3, 3, 7 / 3]);
});

test('a million refused rows would not fill the memory: they are kept in the file and come piece by piece', async (t) => {
  const { inventory, take } = await openInventory(t);
  const rows = Array.from({ length: 9_000 }, (_, i) => ({ ...PLAIN, [ID]: i % 3 === 0 ? 'none' : '' }));
  const no = await take({ sessions: { 'c.csv': report('created', rows) } });
  const lines: (number | null)[] = [];
  for await (const some of inventory.warnings(no)) {
    assert.ok(some.length <= 4_096);
    lines.push(...some.map(({ line }) => line));
  }
  assert.deepEqual(
    lines,
    rows.map((_, i) => i + 2),
  );
  assert.deepEqual(await inventory.countWarnings(no), [{ code: 'bad-id', count: 9_000 }]);
});
