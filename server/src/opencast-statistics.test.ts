import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import {
  addDays,
  type Day,
  type MatrixAnswer,
  type MetricsAnswer,
  type OrganizationAnswer,
  type Problem,
  type TimelineAnswer,
  type TotalsAnswer,
} from '@oc-stats/contract';
import { ADAPTER_PROVIDERS, sessionsOf, type StatisticsSource } from '@oc-stats/opencast/fake';
import { besideOpencast, university, type Beside, type BesideOptions } from './beside-opencast.fixture.ts';

const FIRST: Day = '2025-10-20';
const YESTERDAY: Day = '2026-03-31';

const rows = university.episodes
  .filter(({ published }) => published !== null)
  .flatMap(({ id, seriesId }, at) => {
    const days: Day[] = [];
    for (let day = addDays(FIRST, at % 9); day <= YESTERDAY; day = addDays(day, 1 + (at % 5))) days.push(day);
    return days.map((day) => ({
      episode: id,
      series: seriesId,
      day,
      plays: 1 + (at % 7),
      visitors: 1,
      finishes: at % 2,
    }));
  });

const counted: StatisticsSource = (type, id, metric, { from, to }) => {
  const numbers = new Map<Day, number>();
  for (const row of rows) {
    if ((type !== 'organization' && row[type] !== id) || row.day < from || row.day > to) continue;
    numbers.set(row.day, (numbers.get(row.day) ?? 0) + row[metric]);
  }
  return numbers;
};

type Row = (typeof rows)[number];
const sumOf = (which: (row: Row) => boolean, metric: 'plays' | 'visitors' | 'finishes' = 'plays') =>
  rows.filter(which).reduce((sum, row) => sum + row[metric], 0);
const [busy = ''] = [...new Set(rows.flatMap(({ series }) => series ?? []))];
const ofBusy = university.episodes.filter(({ seriesId }) => seriesId === busy).map(({ id }) => id);

/** Opencast counts, through an InfluxDB behind it; oc-stats has nothing of its own. */
function counting(context: TestContext, fake: BesideOptions['fake'] = {}, config = {}): Promise<Beside> {
  return besideOpencast(context, {
    config: { store: { source: 'opencast' }, ...config },
    fake: { statistics: counted, ...fake },
  });
}

async function ask<T>({ host }: Beside, path: string, status = 200): Promise<T> {
  const response = await fetch(`${host}/stats/api/v1${path}`);
  const text = await response.text();
  assert.equal(response.status, status, `${path} ${text.slice(0, 300)}`);
  return JSON.parse(text) as T;
}

const WHOLE = `from=${FIRST}&to=${YESTERDAY}`;
const plays = ({ series }: TimelineAnswer) =>
  (series.find(({ metric }) => metric === 'plays')?.data ?? []).map((value) => value ?? 0);

test('every page has its numbers, and they are those of Opencast', async (context) => {
  const place = await counting(context);
  const organization = await ask<OrganizationAnswer>(place, '/organization');
  assert.deepEqual([organization.dataFrom, organization.dataThrough], [FIRST, YESTERDAY]);
  assert.deepEqual(organization.metrics, ['plays', 'visitors', 'finishes']);
  assert.equal(organization.dayZone, 'UTC');

  const scopes = [
    ['organization/me', () => true],
    [`series/${encodeURIComponent(busy)}`, ({ series }: Row) => series === busy],
    [`episode/${encodeURIComponent(ofBusy[0] ?? '')}`, ({ episode }: Row) => episode === ofBusy[0]],
  ] as const;
  for (const [scope, which] of scopes) {
    const { totals } = await ask<TimelineAnswer>(place, `/stats/${scope}/timeline?${WHOLE}`);
    for (const metric of ['plays', 'visitors', 'finishes'] as const)
      assert.equal(totals[metric], sumOf(which, metric), `${scope} ${metric}`);
  }
  const series = `/stats/series/${encodeURIComponent(busy)}`;
  const table = await ask<TotalsAnswer>(place, `${series}/totals?${WHOLE}&order=plays`);
  const column = table.columns.find(({ metric }) => metric === 'plays');
  const listed = table.items.map(({ id }, at) => [id, column?.data[at]] as const);
  const expected = ofBusy.map((id) => [id, sumOf(({ episode }) => episode === id)] as const);
  assert.deepEqual(new Map(listed), new Map(expected.filter(([, sum]) => sum > 0)));
  const bySeries = await ask<TotalsAnswer>(place, `/stats/organization/me/totals?${WHOLE}&limit=500`);
  assert.ok(bySeries.items.some(({ id }) => id === busy));
  const matrix = await ask<MatrixAnswer>(place, `${series}/matrix?${WHOLE}&metric=plays&grain=month`);
  const cells = matrix.rows.flatMap(({ data }) => data).reduce((sum: number, value) => sum + (value ?? 0), 0);
  assert.equal(
    cells,
    sumOf((row) => row.series === busy),
  );
  const picture = await fetch(`${place.host}/stats/api/v1${series}/timeline.svg?${WHOLE}`);
  assert.equal(picture.status, 200);
  await picture.text();
});

test('months in which the clocks change hold their days, and no others', async (context) => {
  const place = await counting(context, {}, { calendar: { timeZone: 'Europe/Berlin' } });
  const months = ['2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03'];
  const timeline = await ask<TimelineAnswer>(
    place,
    `/stats/organization/me/timeline?from=2025-10-20&to=2026-03-31&grain=month&metrics=plays`,
  );
  assert.deepEqual(
    timeline.buckets,
    months.map((month) => `${month}-01`),
  );
  assert.deepEqual(
    plays(timeline),
    months.map((month) => sumOf(({ day }) => day.startsWith(month))),
  );
  for (const [from, to] of [
    ['2025-10-25', '2025-10-27'],
    ['2026-03-28', '2026-03-30'],
  ] as const) {
    const days = await ask<TimelineAnswer>(
      place,
      `/stats/organization/me/timeline?from=${from}&to=${to}&grain=day&metrics=plays`,
    );
    assert.deepEqual(
      plays(days),
      [0, 1, 2].map((at) => sumOf(({ day }) => day === addDays(from, at))),
    );
  }
});

test('what Opencast does not count is said, in words that help', async (context) => {
  const place = await counting(context, {
    statisticsProviders: ADAPTER_PROVIDERS.filter(({ metric }) => metric === 'plays'),
  });
  assert.deepEqual((await ask<OrganizationAnswer>(place, '/organization')).metrics, ['plays']);
  const { items } = await ask<MetricsAnswer>(place, '/metrics');
  assert.deepEqual(
    items.map(({ id }) => id),
    ['plays'],
  );
  const series = `/stats/series/${encodeURIComponent(busy)}`;
  const usual = await ask<TimelineAnswer>(place, `${series}/timeline?${WHOLE}`);
  assert.deepEqual(
    usual.series.map(({ metric }) => metric),
    ['plays'],
  );
  const refused = await Promise.all(
    [
      `${series}/timeline?metrics=visitors`,
      `${series}/totals?order=visitors`,
      `${series}/matrix?metric=finishes`,
      `${series}/segments`,
      '/stats/organization/me/totals?by=episode',
    ].map((path) => ask<Problem>(place, path, 501)),
  );
  for (const { code, detail = '', title } of refused) {
    assert.equal(code, 'not-available');
    assert.equal(title, 'Not available with this store.');
    assert.match(detail, /^[A-Z].{20,}\.$/);
  }
});

test('an Opencast that counts nothing is asked for its providers, and the pages say so', async (context) => {
  const place = await besideOpencast(context, {
    config: { store: { source: 'opencast' } },
    isReady: false,
  });
  const readiness = await fetch(`${place.host}/stats/readyz`);
  assert.equal(readiness.status, 503);
  assert.match(await readiness.text(), /"store: does not answer"/);
  for (const path of ['/organization', `/stats/series/${encodeURIComponent(busy)}/timeline`]) {
    const { code, detail = '' } = await ask<Problem>(place, path, 501);
    assert.equal(code, 'not-available', path);
    assert.match(detail, /etc\/statistics/);
  }
  // Names need no numbers.
  await ask(place, `/series/${encodeURIComponent(busy)}`);
});

test('an account that may not read statistics is told which role it lacks', async (context) => {
  const roles = ['ROLE_API', 'ROLE_API_EVENTS_VIEW', 'ROLE_API_SERIES_VIEW', `${busy}_Instructor`];
  const place = await besideOpencast(context, {
    config: { store: { source: 'opencast' } },
    fake: { statistics: counted, roles },
    isReady: false,
  });
  const readiness = await fetch(`${place.host}/stats/readyz`);
  assert.equal(readiness.status, 503);
  assert.match(await readiness.text(), /"store: does not answer"/);
  const { code } = await ask<Problem>(place, `/stats/series/${encodeURIComponent(busy)}/timeline`, 503);
  assert.equal(code, 'store-unavailable');
});

test('an account that is no administrator has the numbers of series, and the organisation says who may ask', async (context) => {
  const roles = [
    ...['ROLE_API', 'ROLE_API_EVENTS_VIEW', 'ROLE_API_SERIES_VIEW', 'ROLE_API_STATISTICS_VIEW'],
    ...university.series.map(({ id }) => `${id}_Instructor`),
    'ROLE_GROUP_MEDIA_TEAM',
  ];
  const place = await counting(context, { roles });
  const series = `/stats/series/${encodeURIComponent(busy)}/timeline?${WHOLE}`;
  assert.equal(
    (await ask<TimelineAnswer>(place, series)).totals.plays,
    sumOf((row) => row.series === busy),
  );
  const refused = await ask<Problem>(place, `/stats/organization/me/timeline?${WHOLE}`, 501);
  assert.match(refused.detail ?? '', /administrators only/);
});

test('while Opencast is away the last answer stays, and what is new is refused by a sentence', async (context) => {
  const place = await counting(context);
  const known = `/stats/series/${encodeURIComponent(busy)}/timeline?${WHOLE}`;
  const before = await ask<TimelineAnswer>(place, known);
  await place.opencast.close();
  place.wait(120_000);
  const later = await ask<TimelineAnswer>(place, known);
  assert.deepEqual(later.totals, before.totals);
  const { code, title } = await ask<Problem>(place, `${known}&grain=month`, 503);
  assert.deepEqual(
    [code, title],
    ['store-unavailable', 'The statistics store does not answer. Try again in a moment.'],
  );
});

test('who teaches sees the numbers that Opencast counts of the own course, small ones kept back', async (context) => {
  const { instructor, learner, series } = sessionsOf(university);
  const place = await counting(context, {}, { access: { mode: 'opencast' } });
  const path = `/stats/api/v1/stats/series/${encodeURIComponent(series.id)}/timeline?${WHOLE}`;
  const as = async ({ cookie }: { readonly cookie: string }) => {
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    const response = await fetch(place.host + path, { headers });
    return { status: response.status, answer: (await response.json()) as TimelineAnswer };
  };
  const { answer, status } = await as(instructor);
  assert.equal(status, 200);
  assert.equal(answer.hidden?.below, 5);
  assert.ok((answer.totals.plays ?? 0) <= sumOf((row) => row.series === series.id));
  assert.equal((await as(learner)).status, 404);
});
