import assert from 'node:assert/strict';
import test from 'node:test';
import type { MatrixAnswer, TimelineAnswer, TotalsAnswer } from '@oc-stats/contract';
import { createCatalog, type CatalogEpisode } from '@oc-stats/opencast';
import { createMemoryStore } from '@oc-stats/store/memory';
import { asked, smallApp } from '../app.fixture.ts';

const episode = (
  id: string,
  date: string,
  published: string | null,
  seriesId = 'course',
): CatalogEpisode => ({
  id,
  title: id,
  seriesId,
  presenters: [],
  date,
  published,
  duration: 600,
});

/** Counted from October to March; asked in February. */
const catalog = createCatalog({
  organization: { id: 'mh_default_org', title: 'University' },
  series: [
    { id: 'course', title: 'Course', organizers: [], date: '2025-10-01' },
    { id: 'planned', title: 'Planned', organizers: [], date: '2026-01-01' },
    { id: 'empty', title: 'Empty', organizers: [], date: null },
  ],
  episodes: [
    episode('watched', '2025-10-06', '2025-10-07'),
    episode('early', '2026-02-25', '2026-02-26'),
    episode('late', '2026-02-16', '2026-02-18'),
    episode('failed', '2025-11-03', null),
    episode('retracted', '2025-11-10', null),
    episode('scheduled', '2026-06-01', null),
    episode('soon', '2026-06-02', null, 'planned'),
  ],
});

async function app() {
  const store = createMemoryStore({ dayZone: 'UTC' });
  const row = (name: string, day: string) => ({
    episode: name,
    series: 'course',
    day,
    plays: 3,
    visitors: 2,
    finishes: 1,
  });
  await store.putDaily({
    id: 'rows',
    organization: 'mh_default_org',
    covers: { from: '2025-10-01', to: '2026-03-31' },
    rows: [row('watched', '2026-02-03'), row('early', '2026-02-11'), row('retracted', '2026-02-12')],
  });
  return smallApp({ reader: store, catalog: () => catalog });
}

const FEBRUARY = 'from=2026-02-02&to=2026-03-01';

test('cells before a recording could be watched are gaps, and what was counted wins over its date', async () => {
  const matrix = await asked<MatrixAnswer>(
    await app(),
    `/api/v1/stats/series/course/matrix?${FEBRUARY}&grain=week&metric=plays`,
  );
  assert.deepEqual(Object.fromEntries(matrix.rows.map(({ id, data }) => [id, data])), {
    watched: [3, 0, 0, 0],
    early: [null, 3, null, 0],
    late: [null, null, 0, 0],
    failed: [null, null, null, null],
    retracted: [0, 3, 0, 0],
    scheduled: [null, null, null, null],
  });
});

test('rows of what could not be watched in the range are gaps, and the sum is as before', async () => {
  const service = await app();
  const course = (query: string) =>
    asked<TotalsAnswer>(service, `/api/v1/stats/series/course/totals?${query}`);
  const plays = ({ items, columns }: TotalsAnswer) =>
    Object.fromEntries(items.map(({ id }, row) => [id, columns[0]?.data[row]]));
  const february = await course(`${FEBRUARY}&order=date&metrics=plays`);
  assert.deepEqual(plays(february), {
    watched: 3,
    early: 3,
    late: 0,
    failed: null,
    retracted: 3,
    scheduled: null,
  });
  const whole = await asked<TimelineAnswer>(
    service,
    `/api/v1/stats/series/course/timeline?${FEBRUARY}&metrics=plays`,
  );
  assert.equal(whole.totals.plays, 9);
  const before = plays(await course('from=2025-10-01&to=2025-10-06&order=date&metrics=plays'));
  assert.deepEqual(new Set(Object.values(before)), new Set([null]));
});

test('a series without anything to watch is a gap, and one that Opencast no longer has is not', async () => {
  const service = await app();
  const { items, columns } = await asked<TotalsAnswer>(
    service,
    `/api/v1/stats/organization/me/totals?by=series&order=title&metrics=plays&${FEBRUARY}`,
  );
  assert.deepEqual(Object.fromEntries(items.map(({ id }, row) => [id, columns[0]?.data[row]])), {
    course: 9,
    planned: null,
    empty: null,
  });
});

test('the curve of what was never published is a gap as well', async () => {
  const service = await app();
  const curve = (id: string) =>
    asked<TimelineAnswer>(
      service,
      `/api/v1/stats/episode/${id}/timeline?${FEBRUARY}&grain=week&metrics=plays&compare=previous`,
    );
  const scheduled = await curve('scheduled');
  assert.deepEqual(scheduled.series[0]?.data, [null, null, null, null]);
  assert.equal(scheduled.totals.plays, null);
  const retracted = await curve('retracted');
  assert.deepEqual(retracted.series[0]?.data, [0, 3, 0, 0]);
  assert.equal(retracted.compare?.totals.plays, null);
});
