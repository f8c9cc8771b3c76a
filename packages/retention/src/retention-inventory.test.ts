import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayNumber } from '@oc-stats/contract';
import { retentionOverview } from '@oc-stats/contract/schema';
import { RetentionInventory } from './retention-inventory.ts';
import type { InventoryRecording } from './inventory/inventory-recording.ts';
import { NONE } from './scenario/columns.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';

const at = (day: string) => dayNumber(day) * 86_400_000;

const NOTHING: InventoryRecording = {
  id: 'a',
  name: null,
  creator: null,
  email: null,
  levels: [],
  kind: 'other',
  source: '',
  started: null,
  minutes: null,
  bytes: null,
  views: 0,
  viewers: 0,
  delivered: 0,
  average: null,
  lastView: null,
  yearViews: 0,
  archived: null,
  archivedOn: null,
};

async function* given() {
  yield [
    { ...NOTHING, id: 'a', minutes: 60, levels: ['Moodle', 'A/B', 'x'], started: at('2020-01-01'), bytes: 5 },
    {
      ...NOTHING,
      id: 'b',
      minutes: 30,
      levels: ['Moodle', 'A/B'],
      started: at('2022-01-01'),
      source: 'studio',
    },
    {
      ...NOTHING,
      id: 'c',
      minutes: 90,
      levels: ['Moodle'],
      started: at('2019-01-01'),
      views: 2,
      lastView: at('2022-05-02'),
    },
    {
      ...NOTHING,
      id: 'd',
      minutes: 15,
      creator: 'ldap\\jd',
      archived: true,
      started: at('2021-01-01'),
      views: 1,
    },
    {
      ...NOTHING,
      id: 'e\ufeff',
      minutes: 45,
      levels: ['Moodlex'],
      started: at('2021-02-01'),
      views: 3,
      lastView: at('2021-06-01'),
    },
  ];
}

test('what lies below a folder', async (t) => {
  const folder = new TemporaryFolder();
  t.after(() => folder.remove());
  const inventory = await RetentionInventory.open(folder.path, 1);
  t.after(() => inventory.close());
  const no = await inventory.takeRecordings(given(), {
    asOf: '2022-06-01',
    timeZone: 'Europe/Berlin',
    taken: new Date(0),
    origin: 'Opencast',
    observedSince: '2020-06-01',
  });

  const whole = await inventory.overview(no, { months: 12, folder: [] });
  retentionOverview.parse(whole);
  assert.deepEqual(whole.total, { recordings: 5, hours: 4, bytes: 5 });
  assert.deepEqual(
    Object.entries(whole.classes).map(([name, { recordings, hours }]) => [name, recordings, hours]),
    [
      ['new', 1, 0.5],
      ['never', 0, 0],
      ['unobserved', 1, 1],
      ['stale', 0, 0],
      ['recent', 2, 2.25],
      ['undated', 1, 0.25],
    ].sort((a, b) => ORDER.indexOf(String(a[0])) - ORDER.indexOf(String(b[0]))),
  );
  assert.deepEqual(
    whole.byFolder.map(({ hasMore, value }) => [value, hasMore]),
    [
      ['Moodle', true],
      ['Moodlex', false],
      ['(no folder)', false],
    ],
  );
  assert.deepEqual(whole.matrix, {
    sources: ['Unspecified', 'studio'],
    folders: ['Moodle', 'Moodlex', '(no folder)'],
    hours: [
      [2.5, 0.75, 0.25],
      [0.5, 0, 0],
    ],
    neverHours: [
      [1, 0, 0],
      [0.5, 0, 0],
    ],
  });
  assert.deepEqual(whole.ages.at(0), { months: 0, recordings: 1, hours: 1.5 });
  assert.deepEqual(whole.ages.at(-1), { months: 11, recordings: 1, hours: 0.75 });
  assert.equal(whole.ages.length, 12);

  const below = await inventory.overview(no, { months: 12, folder: ['Moodle', 'A/B'] });
  assert.equal(below.total.hours, 1.5);
  assert.deepEqual(
    below.byFolder.map(({ value }) => value),
    ['x', ''],
  );

  const columns = await inventory.columns(no);
  assert.equal(columns.count, 5);
  const of = columns.id.indexOf('d');
  assert.equal(columns.creators[columns.creator[of] ?? -1], 'ldap\\jd');
  assert.deepEqual([columns.archived[of], columns.lastView[of]], [dayNumber('2022-06-01'), NONE]);
  assert.equal(columns.folders[columns.folder[columns.id.indexOf('b')] ?? -1], 'Moodle/A\\/B');
  const described = await inventory.describe(no, ['a', 'nobody', 'e\ufeff']);
  assert.deepEqual([...described.keys()].sort(), ['a', 'e\ufeff']);
  assert.deepEqual(described.get('a')?.folder, ['Moodle', 'A/B', 'x']);
  assert.deepEqual(
    [described.get('e\ufeff')?.lastView, described.get('a')?.started],
    ['2021-06-01T00:00:00', '2020-01-01T00:00:00'],
  );
});

const ORDER = ['recent', 'stale', 'undated', 'new', 'unobserved', 'never'];
