import assert from 'node:assert/strict';
import { test } from 'node:test';
import { report, sessionId } from '../report/report.fixture.ts';
import { openInventory, warningsIn } from '../taken.fixture.ts';

const ID = 'Session ID';
const LENGTH = 'Session Length';
const LAST = 'Most Recent View Date';
const VIEWS = 'Views and Downloads';
const MINUTES = 'Minutes Delivered';
const AVERAGE = 'Average Minutes Delivered';
const ROOT = 'Root Folder (Level 0)';

const CREATED = report('created', [{ [ID]: sessionId(1), [LENGTH]: 60 }]);
const used = (more: object) => report('usage', [{ [ID]: sessionId(1), [LENGTH]: 60, ...more }]);

test('views of reports add up when their windows lie apart, people do not', async (t) => {
  const { inventory, take } = await openInventory(t);
  const usage = {
    'u_2021-07-01--2022-06-01.csv': used({ [VIEWS]: 3, 'Unique Viewers': 2, [MINUTES]: 30, [LAST]: '' }),
    'u_2020-01-01--2021-06-30.csv': used({
      [VIEWS]: 5,
      'Unique Viewers': 4,
      [MINUTES]: 20,
      [LAST]: '3/3/2021',
    }),
  };
  const no = await take({ sessions: { 'c.csv': CREATED }, usage });
  const { stale, watched } = await inventory.answer(no, { thresholds: [12] });
  assert.deepEqual([watched.meanViews, watched.meanMinutes, stale[0]?.recordings], [8, 50, 1]);
  assert.equal(watched.meanPercentWatched, (100 * 50) / 8 / 60);
  assert.deepEqual(await warningsIn(inventory, no), []);
});

test('windows that overlap, or that nobody knows, are an error that names the files', async (t) => {
  const { take } = await openInventory(t);
  const overlapping = { 'a_2020-01-01--2021-06-30.csv': used({}), 'b_2021-06-30--2022-06-01.csv': used({}) };
  await assert.rejects(take({ usage: overlapping }), {
    code: 'windows-overlap',
    message: /^a_.*csv and b_.*csv cover the same days/,
  });
  const unknown = { 'a_2020-01-01--2021-06-30.csv': used({}), 'b.csv': used({}) };
  await assert.rejects(take({ usage: unknown }), {
    code: 'unknown-window',
    message: /the name of b\.csv does not say/,
  });
  // A joined file has usage, too.
  const joined = { 'j.csv': report('joined', []) };
  await assert.rejects(take({ sessions: joined, usage: { 'u.csv': used({}) } }), { code: 'unknown-window' });
});

test('reports of other days than the inventory are told', async (t) => {
  const { inventory, take } = await openInventory(t);
  const no = await take(
    {
      sessions: { 'c_2018-01-01--2022-06-01.csv': CREATED },
      usage: { 'u_2020-01-01--2020-12-31.csv': used({}), 'u_2021-02-01--2022-05-01.csv': used({}) },
    },
    { asOf: '2022-07-01' },
  );
  const told = (await warningsIn(inventory, no)).filter(({ code }) => code === 'windows-differ');
  assert.deepEqual(
    told.map(({ file }) => file),
    ['c_2018-01-01--2022-06-01.csv', 'u_2021-02-01--2022-05-01.csv', 'u_2021-02-01--2022-05-01.csv'],
  );
  assert.match(
    told[0]?.message ?? '',
    /covers 2018-01-01 to 2022-06-01, usage is known of 2020-01-01 to 2022-05-01/,
  );
  assert.match(told.map(({ message }) => message).join(), /days between 2020-12-31 and 2021-02-01/);
  assert.match(told.map(({ message }) => message).join(), /known until 2022-05-01; .* to 2022-07-01/);
});

test('of reports of one kind the latest counts, and in what the earlier ones differ is told', async (t) => {
  const { inventory, take } = await openInventory(t);
  const row = { [ID]: sessionId(1), [ROOT]: 'Users', 'Start Time': '1/1/2021' };
  const sessions = {
    'b_2021-06-01--2022-06-01.csv': report('created', [{ ...row, [LENGTH]: 30, [ROOT]: 'Moodle' }]),
    'a_2020-01-01--2021-12-31.csv': report('created', [{ ...row, [LENGTH]: 60 }]),
  };
  const no = await take({ sessions });
  const { inventory: whole } = await inventory.answer(no);
  assert.deepEqual([whole.hours, whole.byRootFolder[0]?.value], [0.5, 'Moodle']);
  assert.deepEqual(
    (await warningsIn(inventory, no)).map(({ file, message }) => [file, message]),
    ['Root Folder (Level 0)” to “Subfolder (Level 4)', 'Session Length'].map((heading) => [
      'b_2021-06-01--2022-06-01.csv',
      `In one session the reports “Sessions created or edited” differ in “${heading}”; the latest counts.`,
    ]),
  );
});

test('the day of the inventory is in the names of the files, or has to be said', async (t) => {
  const { folder, inventory } = await openInventory(t);
  const files = (name: string) => ({
    sessions: [folder.write('c.csv', CREATED)],
    usage: [folder.write(name, used({}))],
    storage: [],
  });
  const options = { timeZone: 'UTC', dateOrder: 'mdy', courseRoots: [], taken: new Date(0) } as const;
  await assert.rejects(inventory.takeReports(files('u.csv'), options), {
    code: 'no-date',
    message: /--as-of/,
  });
  await inventory.takeReports(files('sessionusage_2020-08-08--2022-06-01.csv'), options);
  assert.equal((await inventory.snapshot()).asOf, '2022-06-01');
  // Whatever day the other report reaches: of days without usage nobody knows what was viewed.
  const later = [folder.write('sessionscreatedoredited_2020-08-08--2022-07-01.csv', CREATED)];
  const no = await inventory.takeReports(
    { ...files('sessionusage_2020-08-08--2022-06-01.csv'), sessions: later },
    options,
  );
  assert.equal((await inventory.snapshots()).find((one) => one.no === no)?.asOf, '2022-06-01');
});

test('both reports in one file, as csvjoin makes it, are the same as two', async (t) => {
  const { inventory, take } = await openInventory(t);
  const second = (row: object) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [`${name}2`, value]));
  const usageOf = { [VIEWS]: 4, [MINUTES]: 40, [AVERAGE]: 10, [LAST]: '5/1/2022' };
  const both = { [ID]: sessionId(1), [LENGTH]: 60, [ROOT]: 'Users' };
  const gone = { [ID]: sessionId(3), [LENGTH]: 30, [ROOT]: 'Moodle' };
  const joined = report('joined', [
    { ...both, ...second({ ...both, [ROOT]: 'Moodle' }), ...usageOf },
    { ...both, [ID]: sessionId(2) },
    { ...second(gone), ...usageOf },
  ]);
  const inOne = async (text: string) => inventory.answer(await take({ sessions: { 'sessions.csv': text } }));
  const one = await inOne(joined);
  const apart = {
    sessions: { 'c.csv': report('created', [both, { ...both, [ID]: sessionId(2) }]) },
    usage: {
      'u.csv': report('usage', [
        { ...both, [ROOT]: 'Moodle', ...usageOf },
        { ...gone, ...usageOf },
      ]),
    },
  };
  const two = await take(apart);
  assert.deepEqual(one, await inventory.answer(two));
  assert.deepEqual([one.inventory.recordings, one.usageOnly.hours, one.never.recordings], [2, 0.5, 1]);
  assert.deepEqual(
    (await warningsIn(inventory, two)).map(({ code, message }) => [code, message]),
    [
      [
        'conflict',
        'In one session “Session usage” has another “Root Folder (Level 0)”; that of “Sessions created or edited” counts.',
      ],
    ],
  );

  const otherWay = report('usage joined first', [
    { ...both, [ROOT]: 'Moodle', ...usageOf, ...second(both) },
    second({ ...both, [ID]: sessionId(2) }),
    { ...gone, ...usageOf },
  ]);
  assert.deepEqual(await inOne(otherWay), one);
  const named = { ...second({ ...both, [ROOT]: 'Moodle' }), ...usageOf, Email: 'a@example.org' };
  const unnamed = report('joined where creation names nobody', [
    { ...both, ...named },
    { ...both, [ID]: sessionId(2) },
    { ...second(gone), ...usageOf, Email: 'a@example.org' },
  ]);
  assert.deepEqual(await inOne(unnamed), one);

  // Somebody has thrown out what is there twice: what was only used has no id left, and is refused.
  const trimmed = report('trimmed', [{ ...both, ...usageOf }, { ...both, [ID]: sessionId(2) }, usageOf]);
  const no = await take({ sessions: { 'sessions.csv': trimmed } });
  const { inventory: whole, never, usageOnly } = await inventory.answer(no);
  assert.deepEqual([whole.recordings, never.recordings, usageOnly.recordings], [2, 1, 0]);
  assert.deepEqual(
    (await warningsIn(inventory, no)).map(({ code, line }) => [line, code]),
    [[4, 'bad-id']],
  );
});

test('a file that is no report, or the other one, is refused with what it lacks', async (t) => {
  const { take } = await openInventory(t);
  await assert.rejects(take({ sessions: { 'u.csv': used({}) } }), {
    code: 'not-a-report',
    message: "u.csv is not Panopto's report “Sessions created or edited”, but “Session usage”.",
  });
  await assert.rejects(take({ usage: { 'c.csv': CREATED } }), {
    code: 'not-a-report',
    message: /but “Sessions created or edited”/,
  });
  await assert.rejects(take({ usage: { 'x.csv': 'name,views\na,1\n' } }), {
    code: 'not-a-report',
    message:
      /^x\.csv is not .*: line 1 lacks “Session ID”, “Session Name”, .* and “Most Recent View Date”\.$/,
  });
  await assert.rejects(take({ sessions: { 'empty.csv': '' } }), { code: 'not-a-report' });
  await assert.rejects(take({ sessions: { 'c.csv': CREATED } }, { timeZone: 'Mars/Olympus' }), {
    code: 'unknown-zone',
  });
  await assert.rejects(take({ usage: { 'u.csv': used({ [LAST]: '31/12/2021 8:00:00 AM' }) } }), {
    code: 'date-order',
    message: /31\/12\/2021 .* say --date-order dmy/,
  });
  const no = await take(
    { usage: { 'u.csv': used({ [LAST]: '31/12/2021 8:00:00 AM' }) } },
    { dateOrder: 'dmy' },
  );
  assert.equal(no, 1, 'what was refused left no snapshot');
});

test('a file that is not there is named', async (t) => {
  const { folder, inventory } = await openInventory(t);
  const reports = { sessions: [`${folder.path}/none.csv`], usage: [], storage: [] };
  const options = {
    asOf: '2022-06-01',
    timeZone: 'UTC',
    dateOrder: 'mdy',
    courseRoots: [],
    taken: new Date(0),
  } as const;
  await assert.rejects(inventory.takeReports(reports, options), {
    code: 'unreadable',
    message: /none\.csv cannot be read: there is no such file\.$/,
  });
  await assert.rejects(inventory.takeReports({ ...reports, sessions: [folder.path] }, options), {
    code: 'unreadable',
  });
});
