import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METRIC_IDS, type MetricId } from '@oc-stats/contract';
import { compareIds } from '../id-order.ts';
import type { DailyTable } from '../reader.ts';
import { ALL_DAYS, GOLDEN } from './golden.ts';
import { dailyRows, days, scopeOf, type Subject } from './subject.ts';

export function dailyTests(subject: Subject): void {
  test('daily: a row for every day of an episode, in the series of that day', async () => {
    const rows = dailyRows(`
      e2  s2  2024-05-03   3  2  1
      e1  -   2024-05-01   9  8  7
      e1  s1  2024-05-02   5  4  3
      e1  s1  2024-05-01   4  3  2
      e2  s1  2024-05-01   0  0  0
    `);
    const organization = await subject.filled(rows);
    const scope = scopeOf(organization);
    const answer = await subject.store.daily({ scope, range: ALL_DAYS, by: 'episode' });
    assert.deepEqual(dailyTableRows(answer), [
      ['s1', 'e1', '2024-05-01', 4, 3, 2],
      ['s1', 'e1', '2024-05-02', 5, 4, 3],
      ['s1', 'e2', '2024-05-01', 0, 0, 0],
      ['s2', 'e2', '2024-05-03', 3, 2, 1],
    ]);
  });

  test('daily: rows of the golden history, by episode and by series', async () => {
    const organization = await subject.filled(GOLDEN);
    const ask = (scope: ReturnType<typeof scopeOf>, by: 'episode' | 'series', range = ALL_DAYS) =>
      subject.store.daily({ scope, range, by });

    const all = await ask(scopeOf(organization), 'episode');
    assertInOrder(all);
    const expected = GOLDEN.map((row) => [
      row.series,
      row.episode,
      row.day,
      row.plays,
      row.visitors,
      row.finishes,
    ]);
    assert.deepEqual(sorted(dailyTableRows(all)), sorted(expected));

    const bySeries = await ask(scopeOf(organization), 'series', days('2023-12-31', '2024-02-29'));
    assertInOrder(bySeries);
    assert.deepEqual(dailyTableRows(bySeries), [
      ['s1', '2023-12-31', 4, 3, 1],
      ['s1', '2024-01-01', 7, 6, 2],
      ['s1', '2024-02-29', 7, 5, 3],
      ['s2', '2024-02-29', 10, 8, 4],
      [null, '2024-02-29', 3, 3, 0],
    ]);
    assert.deepEqual(bySeries.episodes, []);
    assert.equal(bySeries.episodeOf.length, 0);

    const series = await ask(scopeOf(organization, 'series', 's2'), 'episode', days('2025-01-01'));
    assert.deepEqual(dailyTableRows(series), [
      ['s2', 'e3', '2025-01-01', 8, 6, 4],
      ['s2', 'e5', '2025-01-01', 0, 0, 0],
    ]);
    const one = await ask(scopeOf(organization, 'series', 's1'), 'series', days('2024-01-01'));
    assert.deepEqual(dailyTableRows(one), [['s1', '2024-01-01', 7, 6, 2]]);
  });

  test('daily: an episode that moved, by the series of each day', async () => {
    const organization = await subject.filled(
      dailyRows(`
        e  s1  2024-05-01  1  1  1
        e  s2  2024-05-02  2  2  2
        e  -   2024-05-03  3  3  3
        f  s1  2024-05-01  4  4  4
      `),
    );
    const scope = scopeOf(organization, 'episode', 'e');
    const byEpisode = await subject.store.daily({ scope, range: ALL_DAYS, by: 'episode' });
    assert.deepEqual(dailyTableRows(byEpisode), [
      ['s1', 'e', '2024-05-01', 1, 1, 1],
      ['s2', 'e', '2024-05-02', 2, 2, 2],
      [null, 'e', '2024-05-03', 3, 3, 3],
    ]);
    const bySeries = await subject.store.daily({ scope, range: ALL_DAYS, by: 'series' });
    assert.deepEqual(dailyTableRows(bySeries), [
      ['s1', '2024-05-01', 1, 1, 1],
      ['s2', '2024-05-02', 2, 2, 2],
      [null, '2024-05-03', 3, 3, 3],
    ]);
  });

  test('daily: what belongs to no series, by episode and added up', async () => {
    const organization = await subject.filled(
      dailyRows(`
        e  s  2024-05-01  1  1  1
        e  -  2024-05-03  3  3  3
        f  -  2024-05-03  4  4  4
        g  s  2024-05-03  9  9  9
      `),
    );
    const scope = { organization, type: 'series', id: null } as const;
    const byEpisode = await subject.store.daily({ scope, range: ALL_DAYS, by: 'episode' });
    assert.deepEqual(dailyTableRows(byEpisode), [
      [null, 'e', '2024-05-03', 3, 3, 3],
      [null, 'f', '2024-05-03', 4, 4, 4],
    ]);
    const bySeries = await subject.store.daily({ scope, range: ALL_DAYS, by: 'series' });
    assert.deepEqual(dailyTableRows(bySeries), [[null, '2024-05-03', 7, 7, 7]]);
    const other = { ...scope, organization: subject.organization() };
    assert.deepEqual(
      dailyTableRows(await subject.store.daily({ scope: other, range: ALL_DAYS, by: 'episode' })),
      [],
    );
  });

  test('daily: sums of a series may be greater than 32 bits', async () => {
    const most = 2_147_483_647;
    const row = { series: 's', day: '2024-05-01', plays: most, visitors: most, finishes: most };
    const organization = await subject.filled(['e', 'f', 'g'].map((episode) => ({ episode, ...row })));
    const answer = await subject.store.daily({
      scope: scopeOf(organization, 'series', 's'),
      range: ALL_DAYS,
      by: 'series',
    });
    assert.deepEqual(dailyTableRows(answer), [['s', '2024-05-01', 3 * most, 3 * most, 3 * most]]);
  });

  test('daily: nothing is found for unknown ids and empty ranges', async () => {
    const organization = await subject.filled(GOLDEN);
    const nothing = [
      { scope: scopeOf(organization, 'series', '?'), range: ALL_DAYS },
      { scope: scopeOf(organization, 'episode', '?'), range: ALL_DAYS },
      { scope: scopeOf(subject.organization()), range: ALL_DAYS },
      { scope: scopeOf(organization), range: days('2031-01-01') },
    ];
    for (const question of nothing) {
      for (const by of ['episode', 'series'] as const) {
        const answer = await subject.store.daily({ ...question, by });
        assert.deepEqual(dailyTableRows(answer), []);
        for (const metric of METRIC_IDS) assert.equal(answer.values[metric]?.length, 0);
      }
    }
  });
}

type Row = readonly (string | number | null)[];

/** `[series, episode, day, plays, visitors, finishes]`, by series without the episode. */
export function dailyTableRows(table: DailyTable): Row[] {
  const byEpisode = table.episodeOf.length > 0;
  return Array.from(table.day, (day, i) => [
    table.series[table.seriesOf[i] ?? -1] as string | null,
    ...(byEpisode ? [table.episodes[table.episodeOf[i] ?? -1] as string] : []),
    table.days[day] as string,
    ...METRIC_IDS.map((metric: MetricId) => table.values[metric]?.[i] as number),
  ]);
}

/** Days and ids each once and in order, and so the rows. */
function assertInOrder({ days: labels, series, episodes, day, seriesOf, episodeOf }: DailyTable): void {
  assert.deepEqual(labels, [...new Set(labels)].sort());
  assert.deepEqual(series, [...new Set(series)].sort(compareIds));
  assert.deepEqual(episodes, [...new Set(episodes)].sort(compareIds));
  const keys = Array.from(day, (d, i) => [seriesOf[i] ?? 0, episodeOf[i] ?? 0, d] as const);
  const ordered = [...keys].sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  assert.deepEqual(keys, ordered);
}

function sorted(rows: readonly Row[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
