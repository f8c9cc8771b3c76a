import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RetentionPlan } from '@oc-stats/contract';
import { simulate } from '../scenario/simulate.ts';
import { columnsOf, fates, type Told } from './fates.fixture.ts';
import { shippedPlans } from './shipped-plans.fixture.ts';

const AS_OF = '2022-06-01';
const plans = shippedPlans();

/** Each recording with what one reckons by hand that becomes of it until the end of May 2025. */
function check(file: string, expected: Readonly<Record<string, readonly [Told, ...string[]]>>): void {
  const told = Object.fromEntries(Object.entries(expected).map(([id, [one]]) => [id, one]));
  const said = Object.fromEntries(Object.entries(expected).map(([id, [, ...fate]]) => [id, fate]));
  assert.deepEqual(fates(planOf(file), AS_OF, told), said);
}

function planOf(file: string): RetentionPlan {
  const plan = plans.get(file);
  assert.ok(plan, file);
  return plan;
}

test('Grand Valley: 13 months in the archive and 36 without a view have both to be over', () => {
  check('gvsu', {
    // Unviewed long enough on the first day; the 13 months in the archive decide.
    forgotten: [{ created: '2015-01-01' }, '2022-06-01 archive', '2023-08-01 delete'],
    // 13 months before 1 June 2022 is 1 May 2021: a view on that day is not yet behind it.
    'on the day': [
      { created: '2015-01-01', viewed: '2021-05-01' },
      '2022-07-01 archive',
      '2024-06-01 delete',
    ],
    'the day before': [
      { created: '2015-01-01', viewed: '2021-04-30' },
      '2022-06-01 archive',
      '2024-05-01 delete',
    ],
    'archived long ago': [
      { created: '2015-01-01', viewed: '2020-01-15', archived: '2021-03-01' },
      '2023-02-01 delete',
    ],
    'viewed yesterday': [{ created: '2015-01-01', viewed: '2022-05-31' }, '2023-07-01 archive'],
  });
});

test('Maryland and Clarkson delete nothing; Dartmouth does after four years in the archive', () => {
  const old: Told = { created: '2015-01-01', viewed: '2021-04-15' };
  check('umd', { old: [old, '2022-06-01 archive'] });
  check('clarkson', { old: [old, '2023-05-01 archive'] });
  check('dartmouth', { old: [old, '2022-07-01 archive', '2026-08-01 delete'] });
});

test('Temple: six departments have twice the time, own folders have not', () => {
  check('temple', {
    'in a course': [{ created: '2015-01-01', viewed: '2020-05-31' }, '2022-06-01 delete'],
    'in a department': [
      { created: '2015-01-01', viewed: '2020-05-31', folder: 'School of Pharmacy/2019' },
      '2024-06-01 delete in departments',
    ],
    'nearly a department': [
      { created: '2015-01-01', viewed: '2020-05-31', folder: 'School of Pharmacy and more' },
      '2022-06-01 delete',
    ],
    'of somebody there': [
      { created: '2015-01-01', viewed: '2020-06-01', folder: 'Users/pharmacist' },
      '2022-07-01 delete',
    ],
  });
});

test('Bath: what was recorded before the end of August 2018 is deleted, what came later archived', () => {
  check('bath', {
    old: [{ created: '2018-08-30' }, '2022-09-06 delete old'],
    'old and watched': [{ created: '2018-08-30', viewed: '2021-08-06' }, '2023-09-06 delete old'],
    later: [{ created: '2018-08-31' }, '2022-09-06 archive'],
    'archived six years ago': [
      { created: '2018-09-01', archived: '2018-09-05' },
      '2024-09-06 delete from the archive',
    ],
  });
  const { months } = simulate(columnsOf({ old: { created: '2018-08-30' } }), planOf('bath'), {
    asOf: AS_OF,
  }).scenario;
  // Ninety days in the recycle bin: from 6 September to 5 December.
  assert.deepEqual(
    months.slice(3, 7).map(({ deletedHours, month }) => [month, deletedHours]),
    [
      ['2022-09', 0],
      ['2022-10', 0],
      ['2022-11', 0],
      ['2022-12', 1],
    ],
  );
});

test('Butler: what machines made goes by its age, all else by its views', () => {
  const made: Told = { created: '2021-11-30', viewed: '2022-05-31' };
  check('butler', {
    'from Zoom': [
      { ...made, source: 'Zoom' },
      '2022-06-01 archive automatic recordings',
      '2024-07-01 delete automatic recordings',
    ],
    'from a room': [
      { ...made, source: 'Remote Recorder' },
      '2022-06-01 archive automatic recordings',
      '2024-07-01 delete automatic recordings',
    ],
    'by hand': [made, '2024-06-01 archive others'],
    'by hand, long ago': [{ created: '2015-01-01' }, '2022-06-01 archive others', '2023-07-01 delete others'],
  });
});

test('Montclair: own recordings go by views into the archive, those from Zoom by age', () => {
  check('montclair', {
    own: [{ created: '2020-01-01', viewed: '2021-05-31' }, '2022-12-31 archive'],
    'from Zoom, watched all the time': [
      { created: '2022-01-15', viewed: '2022-05-31', source: 'Zoom' },
      '2022-07-31 delete Zoom',
    ],
  });
});

test('Harvard: the age alone, in January and June', () => {
  check('harvard', {
    'two years old, watched daily': [
      { created: '2020-06-14', viewed: '2022-05-31' },
      '2022-06-15 archive',
      '2024-06-15 delete',
    ],
    'a day younger': [
      { created: '2020-06-15', viewed: '2022-05-31' },
      '2023-01-15 archive',
      '2025-01-15 delete',
    ],
    'five years old': [{ created: '2017-01-01' }, '2022-06-15 delete'],
  });
});

test('Northern Iowa: in August, what is older than two years then, told in April and May', () => {
  check('uni', {
    'two years old on 31 July 2023': [
      { created: '2021-07-31', viewed: '2022-05-31' },
      '2023-04-01 … 2023-08-01 delete',
    ],
    'on 1 August 2023': [{ created: '2021-08-01' }, '2024-04-01 … 2024-08-01 delete'],
  });
  const plan = planOf('uni');
  const { scenario } = simulate(columnsOf({ old: { created: '2021-07-31' } }), plan, { asOf: AS_OF });
  const told = scenario.months.filter(({ notified }) => notified > 0).map(({ month }) => month);
  assert.deepEqual(told, ['2023-04', '2023-05']);
});

test('Zurich: a series with fewer than 100 views, a single event with fewer than 10', () => {
  const made: Told = { created: '2019-05-31', folder: 'Series 1', views: 60 };
  const ends = (day: string, end: string) => [`${day} tell owners`, `${end} delete`];
  check('uzh', {
    seldom: [{ ...made, views: 99 }, '2022-06-01 unpublish series', ...ends('2022-06-01', '2023-01-01')],
    often: [
      { ...made, folder: 'Series 2' },
      '2023-06-01 unpublish series',
      ...ends('2023-06-01', '2024-01-01'),
    ],
    'often, too': [
      { ...made, folder: 'Series 2', views: 40 },
      '2023-06-01 unpublish series',
      ...ends('2023-06-01', '2024-01-01'),
    ],
    alone: [
      { ...made, folder: '', views: 9 },
      '2022-06-01 unpublish single events',
      ...ends('2022-06-01', '2023-01-01'),
    ],
    'alone and wanted': [
      { ...made, folder: '', views: 10 },
      '2023-06-01 unpublish single events',
      ...ends('2023-06-01', '2024-01-01'),
    ],
    young: [
      { ...made, created: '2022-03-01', views: 0, folder: 'Series 3' },
      '2025-04-01 unpublish series',
      '2025-04-01 tell owners',
    ],
  });
});

test('Innsbruck: teaching three years, other things four; what is linked or public stays', () => {
  const plan = planOf('innsbruck');
  const exempt = [{ name: 'linked', ids: ['linked'] }];
  const seen: Told = { created: '2016-01-01', viewed: '2019-08-01' };
  const all = { lecture: { ...seen, kind: 'course' }, talk: seen, linked: seen } as const;
  assert.deepEqual(fates({ ...plan, exempt }, AS_OF, all), {
    lecture: ['2022-09-30 unpublish teaching', '2024-02-28 delete'],
    talk: ['2023-09-30 unpublish other', '2025-02-28 delete'],
    linked: [],
  });
});

test('San Diego: who asks is exempt from one clean-up, and the next one takes it', () => {
  const plan = planOf('ucsd');
  const [one] = plan.exempt ?? [];
  const exempt = [{ ...one, ids: ['asked for'], until: '2022-10-01' }];
  const all: Record<string, Told> = {
    'asked for': { created: '2016-01-01' },
    forgotten: { created: '2016-01-01' },
    'two years': { created: '2016-01-01', viewed: '2020-07-14' },
    'never ready': { created: '2022-03-01', hours: 0 },
  };
  assert.deepEqual(fates({ ...plan, exempt }, AS_OF, all), {
    'asked for': ['2023-01-15 … 2023-01-29 delete'],
    forgotten: ['2022-07-15 … 2022-07-29 delete'],
    'two years': ['2022-07-15 … 2022-07-29 strip renditions', '2024-07-15 … 2024-07-29 delete'],
    'never ready': ['2022-07-15 delete what never became ready'],
  });
});

test('the others: semester ends, ages, notices and graces', () => {
  const old: Told = { created: '2015-01-01', viewed: '2020-11-30' };
  check('roger-williams', { old: [old, '2022-08-13 archive', '2024-05-15 delete'] });
  check('swarthmore', { old: [old, '2023-12-01 archive', '2025-01-01 delete'] });
  check('ubalt', { old: [old, '2022-06-01 archive', '2023-08-01 … 2023-09-01 delete'] });
  check('unnamed-university', { old: [old, '2023-01-01 archive'] });
  check('city', { old: [{ created: '2020-06-15', viewed: '2022-05-31' }, '2023-06-01 delete'] });
  check('missouri', {
    old: [old, '2023-06-15 delete'],
    zoom: [{ ...old, source: 'Zoom' }, '2022-06-15 delete Zoom'],
  });
  check('wisconsin', { old: [old, '2022-12-01 strip renditions', '2024-12-01 delete'] });
  check('colby', {
    old: [old, '2024-12-01 … 2024-12-31 disable playback'],
    first: [{ created: '2015-01-01' }, '2022-06-01 … 2022-07-01 delete'],
  });
  check('ithaca', {
    old: [old, '2022-12-01 … 2022-12-15 strip renditions', '2023-12-01 … 2023-12-16 delete'],
  });
  check('langara', { old: [old, '2023-03-31 … 2023-04-30 delete'] });
  check('lcc', { old: [old, '2024-12-01 … 2024-12-15 delete'] });
  check('du', { old: [old, '2022-12-01 … 2022-12-31 strip renditions', '2024-12-01 … 2024-12-31 delete'] });
  check('uml', { old: [old, '2022-07-15 archive', '2023-08-15 delete'] });
  check('vcu', { old: [{ created: '2018-01-15' }, '2022-10-20 … 2022-12-20 archive', '2023-02-01 delete'] });
  check('echovideo', { old: [old, '2022-06-05 archive old', '2023-06-11 delete'] });
});
