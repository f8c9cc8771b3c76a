import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayNumber } from '@oc-stats/contract';
import { columnsOf, type One } from '../scenario/random.fixture.ts';
import { simulate } from '../scenario/simulate.ts';
import { shippedPlans } from './shipped-plans.fixture.ts';

const AS_OF = '2022-06-01';
const plans = shippedPlans();

/** Hours as small numbers, each so that no two sums of them are alike. */
const ago = (months: number) => dayNumber(AS_OF) - Math.round(months * 30.4);
const [ZOOM, UPLOAD, USERS, MOODLE] = [0, 1, 0, 1];
const small: Partial<One>[] = [
  { minutes: 60 * 1, source: ZOOM, folder: MOODLE, created: ago(8), lastView: ago(3) },
  { minutes: 60 * 2, source: UPLOAD, folder: USERS, created: ago(30), lastView: ago(10) },
  { minutes: 60 * 4, source: UPLOAD, folder: MOODLE, created: ago(40), lastView: ago(24) },
  { minutes: 60 * 8, source: ZOOM, folder: USERS, created: ago(50) },
  { minutes: 60 * 16, source: ZOOM, folder: USERS, created: ago(5) },
  { minutes: 60 * 32, source: UPLOAD, folder: USERS, created: ago(20) },
  { minutes: 60 * 64, source: UPLOAD, folder: MOODLE, created: ago(19) },
];

function firstYear(file: string, quota?: number, all = small) {
  const plan = plans.get(file);
  assert.ok(plan);
  const quotas = { ...plan.quotas, ...(quota === undefined ? {} : { archived: quota }) };
  const { months } = simulate(columnsOf(all), { ...plan, quotas }, { asOf: AS_OF }).scenario;
  const row = (at: number) => {
    const { archivedHours, createdHours, deletedHours, storedHours } = months[at] ?? {};
    return [storedHours, archivedHours, deletedHours, createdHours].map((hours = NaN) =>
      Number(hours.toFixed(9)),
    );
  };
  return { first: row(0), last: row(11) };
}

test('the first scenario of the original deletes what does not fit, and no more', () => {
  // In use stay 1 and 2; 4 + 8 + 16 + 32 + 64 = 124 go into the archive. Of last year a fifth of 17 from Zoom comes again.
  assert.deepEqual(firstYear('scenario-1-save-money'), {
    first: [3, 124, 0, 0],
    last: [6.4, 124, 0, 3.4],
  });
  // Zoom goes first, the oldest of it before the rest: 8 of the 24 are not enough.
  assert.deepEqual(firstYear('scenario-1-save-money', 117).first, [3, 116, 8, 0]);
  assert.deepEqual(firstYear('scenario-1-save-money', 115).first, [3, 100, 24, 0]);
  // Then own folders, then all that was never watched, then what was.
  assert.deepEqual(firstYear('scenario-1-save-money', 99).first, [3, 68, 56, 0]);
  assert.deepEqual(firstYear('scenario-1-save-money', 67).first, [3, 4, 120, 0]);
  assert.deepEqual(firstYear('scenario-1-save-money', 3).first, [3, 0, 124, 0]);
});

test('the second one keeps all', () => {
  assert.deepEqual(firstYear('scenario-2-save-content'), { first: [3, 124, 0, 0], last: [6.4, 124, 0, 3.4] });
});

test('the third one keeps what was watched, and all of Zoom comes again', () => {
  assert.deepEqual(firstYear('scenario-3-save-zoom'), { first: [1, 6, 120, 0], last: [18, 6, 120, 17] });
});

test('the fourth one keeps all, and all of Zoom comes again', () => {
  assert.deepEqual(firstYear('scenario-4-save-both'), { first: [1, 126, 0, 0], last: [18, 126, 0, 17] });
});

/**
 * The sums that the original prints of its reports, which nobody has: never watched by source, watched by time of the
 * last view, and what was made in the year before.
 */
const never = { zoom: 13_313.311031, other: 543.430043 };
const within = { six: 1761.83, eighteen: 4835.15, ever: 5770.390745 };
const lastYear = { zoom: 5665.411574, other: 1067.4993 };
const published: Partial<One>[] = [
  ...pieces(lastYear.zoom, { source: ZOOM, folder: USERS, created: ago(6) }),
  ...pieces(never.zoom - lastYear.zoom, { source: ZOOM, folder: USERS, created: ago(30) }),
  ...pieces(never.other, { source: UPLOAD, folder: MOODLE, created: ago(30) }),
  ...pieces(lastYear.other, { source: UPLOAD, folder: MOODLE, created: ago(6), lastView: ago(2) }),
  ...pieces(within.six - lastYear.other, { source: UPLOAD, created: ago(30), lastView: ago(4) }),
  ...pieces(within.eighteen - within.six, { source: UPLOAD, created: ago(30), lastView: ago(12) }),
  ...pieces(within.ever - within.eighteen, { source: UPLOAD, created: ago(30), lastView: ago(25) }),
];

test('with the sums of the original, the hours are those that the notes of the plans state', () => {
  const one = firstYear('scenario-1-save-money', undefined, published);
  const [, archived = 0, deleted = 0] = one.first;
  // Recordings of an hour do not fill an archive to the last minute.
  assert.ok(archived <= 4400 && archived > 4399 && deleted >= 10_391.98 && deleted < 10_393);
  assert.deepEqual([one.first[0], one.last[0], one.last[3]].map(rounded), [4835.15, 7035.73, 2200.58]);
  const two = firstYear('scenario-2-save-content', undefined, published);
  assert.deepEqual([two.first[1], two.last[0], two.first[2]].map(rounded), [14_791.98, 7035.73, 0]);
  const three = firstYear('scenario-3-save-zoom', undefined, published);
  assert.deepEqual(
    [...three.first, three.last[0], three.last[3]].map(rounded),
    [1761.83, 4008.56, 13_856.74, 0, 8494.74, 6732.91],
  );
  const four = firstYear('scenario-4-save-both', undefined, published);
  assert.deepEqual([...four.first, four.last[0]].map(rounded), [1761.83, 17_865.3, 0, 0, 8494.74]);
});

function pieces(hours: number, like: Partial<One>): Partial<One>[] {
  const whole = Math.floor(hours);
  const all = Array.from({ length: whole }, () => ({ ...like, minutes: 60 }));
  return [...all, { ...like, minutes: (hours - whole) * 60 }];
}

function rounded(hours = NaN): number {
  return Number(hours.toFixed(2));
}
